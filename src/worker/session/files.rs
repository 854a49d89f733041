//! Files on their way to the engine.

use std::rc::Rc;

use super::super::flight::Flight;
use super::{Answering, Freshness, Host, Session};
use crate::edition::FileRef;
use crate::findings::Fault;

/// How long to wait before a failed fetch is tried again, in milliseconds.
pub(super) const PAUSE_BEFORE_RETRY: u32 = 400;

impl<E: Answering, H: Host> Session<E, H> {
    /// A file, tried twice; the second time past every cache, which may hold the failure.
    pub(super) async fn fetch(&self, file: &str, freshness: Freshness) -> Result<Vec<u8>, Fault> {
        let host = &self.inner.host;
        if let Ok(packed) = host.fetch(file, freshness).await {
            return Ok(packed);
        }
        host.pause(PAUSE_BEFORE_RETRY).await;
        let missing = |detail| Fault::Missing { file: file.to_owned(), detail };
        host.fetch(file, Freshness::FromSite).await.map_err(missing)
    }

    /// Brings files to the engine, all at once; ready when all have arrived.
    pub(super) async fn bring(&self, files: &[FileRef]) -> Result<(), Fault> {
        let flights: Vec<Rc<Flight>> = files.iter().map(|file| self.flight(*file)).collect();
        for flight in flights {
            flight.landed().await?;
        }
        Ok(())
    }

    /// Brings those of these files that can be had; ready when it is known of all.
    pub(super) async fn bring_what_comes(&self, files: impl IntoIterator<Item = FileRef>) {
        let flights: Vec<Rc<Flight>> = files.into_iter().map(|file| self.flight(file)).collect();
        for flight in flights {
            // Whoever cannot do without it asks for it again.
            let _ = flight.landed().await;
        }
    }

    /// Sends for files without waiting for them. One that does not come is asked for again by whoever
    /// cannot do without it.
    pub(super) fn send_for(&self, files: impl IntoIterator<Item = FileRef>) {
        for file in files {
            self.flight(file);
        }
    }

    /// The flight of a file: the one on its way, or a new one.
    fn flight(&self, file: FileRef) -> Rc<Flight> {
        let name = file.name();
        if let Some(flight) = self.inner.flights.borrow().get(&name) {
            return Rc::clone(flight);
        }
        let flight = Rc::new(Flight::default());
        self.inner.flights.borrow_mut().insert(name.clone(), Rc::clone(&flight));
        let (this, landing) = (self.clone(), Rc::clone(&flight));
        self.inner.host.spawn(Box::pin(async move {
            let outcome = this.fetch_and_supply(&file).await;
            this.inner.flights.borrow_mut().remove(&name);
            landing.land(outcome);
        }));
        flight
    }

    async fn fetch_and_supply(&self, file: &FileRef) -> Result<(), Fault> {
        let name = file.name();
        let packed = self.fetch(&name, Freshness::Any).await?;
        match self.with_engine(|engine| engine.supply(file, &packed)) {
            Err(Fault::Damaged { .. }) => {
                let packed = self.fetch(&name, Freshness::FromSite).await?;
                self.with_engine(|engine| engine.supply(file, &packed))
            }
            supplied => supplied,
        }
    }
}
