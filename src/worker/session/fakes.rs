//! A fake site, a fake engine and an executor that lets chance decide what happens next.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Poll, Wake, Waker};

use super::question::ROWS_AT_ONCE;
use super::*;
use crate::edition::FileRef;
use crate::findings::{
    Card, Context, DatingSummary, EditionInfo, Emptiness, Events, Excerpt, FacetCount, Facets, Findings,
    Ordinal, Passage, Place, ROWS_IN_SIGHT, Reading, Row,
};
use crate::report::{Provenance, ReportId};
use crate::view::{Clock, Lens, Level};

/// Deterministic numbers: `SplitMix64` (Steele, Lea and Flood, 2014).
pub(super) struct Chance(pub(super) u64);

impl Chance {
    pub(super) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    pub(super) fn below(&mut self, n: usize) -> usize {
        (self.next() % n as u64) as usize
    }

    pub(super) fn one_in(&mut self, n: usize) -> bool {
        self.below(n) == 0
    }
}

/// So many files hold what the words of queries need.
pub(super) const N_WORD_FILES: u8 = 6;
/// The text of rows below those in sight.
pub(super) const BELOW: u8 = 6;
/// The text of the open report.
pub(super) const OPEN_REPORT: u8 = 7;
/// What any row needs.
pub(super) const ANY_ROW: u8 = 8;
/// The text of the last rows, for even queries and for odd ones.
pub(super) const LAST_ROWS: [u8; 2] = [9, 10];
pub(super) const N_FILES: u8 = 11;
/// Those in sight, those below, and a few more.
pub(super) const N_ROWS: usize = ROWS_IN_SIGHT + ROWS_AT_ONCE + 5;
pub(super) const MANIFEST: &str = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
pub(super) const INTACT: &[u8] = b"intact";
pub(super) const DAMAGED: &[u8] = b"damaged";

pub(super) fn file(n: u8) -> FileRef {
    FileRef { sha256: [n; 32], packed_len: 6, unpacked_len: 6 }
}

/// Needs some files of each view, in two rounds, and remembers what it was given.
pub(super) struct FakeEngine {
    info: EditionInfo,
    pub(super) has: BTreeSet<u8>,
}

pub(super) fn check(packed: &[u8]) -> Result<(), Fault> {
    if packed == INTACT { Ok(()) } else { Err(Fault::Damaged { file: "fake".to_owned() }) }
}

/// What the fake finds: a number that only this query has.
pub(super) fn total_of(view: &View) -> u32 {
    view.query.parse().unwrap_or(0)
}

/// The text of the rows in sight, where a query needs word file `n`.
pub(super) fn text_in_sight(n: u8) -> u8 {
    (n + 3) % N_WORD_FILES
}

fn card(ordinal: Ordinal) -> Card {
    let provenance = Provenance::Unknown;
    Card {
        ordinal,
        id: ReportId([ordinal.0 as u8; 8]),
        page: String::new(),
        title: Excerpt::default(),
        outlet: None,
        relayed: Vec::new(),
        dating: DatingSummary { earliest: None, latest: None, best: None, provenance },
        snippets: Vec::new(),
        words: None,
    }
}

impl FakeEngine {
    fn step<T>(&self, rounds: &[&[u8]], answer: T) -> Step<T> {
        for round in rounds {
            let lacking: Vec<FileRef> =
                round.iter().filter(|n| !self.has.contains(n)).map(|n| file(*n)).collect();
            if !lacking.is_empty() {
                return Step::Need(lacking);
            }
        }
        Step::Done(answer)
    }
}

impl Answering for FakeEngine {
    fn open(_: &str, packed: &[u8]) -> Result<Self, Fault> {
        check(packed)?;
        let info = EditionInfo { title_ar: String::new(), title_en: String::new(), n_reports: 7 };
        Ok(Self { info, has: BTreeSet::new() })
    }

    fn info(&self) -> &EditionInfo {
        &self.info
    }

    fn supply(&mut self, file: &FileRef, packed: &[u8]) -> Result<(), Fault> {
        check(packed)?;
        self.has.insert(file.sha256[0]);
        Ok(())
    }

    fn ask(&mut self, view: &View) -> Result<Step<Findings>, Fault> {
        let n = (total_of(view) % u32::from(N_WORD_FILES)) as u8;
        let emptiness = total_of(view).is_multiple_of(7).then(Emptiness::default);
        let n_rows = if emptiness.is_some() { 0 } else { N_ROWS };
        let chosen = FacetCount { value: Provenance::Stated, count: 1, chosen: true };
        let findings = Findings {
            total: total_of(view),
            rows: (0..n_rows).map(|nth| Row { ordinal: Ordinal(nth as u32), score: 0 }).collect(),
            facets: Facets { provenance: vec![chosen], ..Facets::default() },
            emptiness,
            ..Findings::default()
        };
        Ok(self.step(&[&[n, (n + 1) % N_WORD_FILES], &[(n + 2) % N_WORD_FILES]], findings))
    }

    fn offer_names(&mut self, view: &View) -> Result<Step<Option<Findings>>, Fault> {
        assert!(total_of(view).is_multiple_of(7), "an offer is only of use where nothing is");
        let n = (total_of(view) % u32::from(N_WORD_FILES)) as u8;
        let looser = vec![(Level::Name, 1)];
        let emptiness = Some(Emptiness { looser, ..Emptiness::default() });
        let findings = Findings { total: total_of(view), emptiness, ..Findings::default() };
        Ok(self.step(&[&[(n + 4) % N_WORD_FILES]], Some(findings)))
    }

    fn cards(&mut self, view: &View, rows: &[Ordinal]) -> Result<Step<Vec<Card>>, Fault> {
        let n = (total_of(view) % u32::from(N_WORD_FILES)) as u8;
        let text_of = |row: &Ordinal| match row.0 as usize {
            in_sight if in_sight < ROWS_IN_SIGHT => text_in_sight(n),
            below if below < ROWS_IN_SIGHT + ROWS_AT_ONCE => BELOW,
            _ => LAST_ROWS[usize::from(n % 2)],
        };
        let texts: Vec<u8> = rows.iter().map(text_of).collect::<BTreeSet<u8>>().into_iter().collect();
        let any_row: &[u8] = if rows.is_empty() { &[] } else { &[ANY_ROW] };
        Ok(self.step(&[any_row, &texts], rows.iter().copied().map(card).collect()))
    }

    fn needed_for_any_row(&self) -> Option<FileRef> {
        (!self.has.contains(&ANY_ROW)).then(|| file(ANY_ROW))
    }

    fn reading(&mut self, view: &View) -> Result<Step<Option<Reading>>, Fault> {
        assert!(view.report.is_some());
        Ok(self.step(&[&[OPEN_REPORT]], None))
    }

    fn passages(&mut self, _: Clock, places: &[Place]) -> Result<Step<Vec<Passage>>, Fault> {
        let n = (places.len() as u32 % u32::from(N_WORD_FILES)) as u8;
        Ok(self.step(&[&[n], &[(n + 1) % N_WORD_FILES]], Vec::new()))
    }

    fn context(&mut self, view: &View) -> Result<Step<Context>, Fault> {
        assert_eq!(view.lens, Lens::Context, "a lens that is not shown asks nothing");
        Ok(self.step(&[&[1], &[4]], Context { n_hits: total_of(view), ..Context::default() }))
    }

    fn context_table(&self, view: &View) -> Option<String> {
        self.has.contains(&4).then(|| view.query.clone())
    }

    fn events(&mut self, view: &View) -> Result<Step<Events>, Fault> {
        assert_eq!(view.lens, Lens::Events, "a lens that is not shown asks nothing");
        Ok(self.step(&[&[2], &[4]], Events { total: total_of(view), ..Events::default() }))
    }
}

/// How the fake site treats one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Luck {
    /// Delivered.
    Good,
    /// The first fetch fails.
    FailsOnce,
    /// Every fetch fails.
    AlwaysFails,
    /// The cache has damaged bytes.
    CacheDamaged,
    /// The site has damaged bytes.
    SiteDamaged,
    /// It is on its way for ever.
    NeverComes,
}

/// Something asynchronous that is not over yet.
pub(super) struct Pending {
    over: Rc<Cell<bool>>,
    waker: Rc<RefCell<Option<Waker>>>,
}

#[derive(Default)]
pub(super) struct World {
    spawned: Vec<Task>,
    pending: Vec<Pending>,
    on_their_way: BTreeSet<String>,
    pub(super) fetched: Vec<(String, Freshness)>,
    luck: BTreeMap<String, Luck>,
    pub(super) posted: Vec<FromWorker>,
    /// The turn asked last, as the test knows it.
    pub(super) last_turn: Option<Turn>,
    pub(super) stale_posts: u32,
    pub(super) pauses: Vec<u32>,
    /// What the clock of the host shows; only tests move it.
    pub(super) now_micros: u64,
}

#[derive(Clone, Default)]
pub(super) struct FakeHost {
    pub(super) world: Rc<RefCell<World>>,
}

impl FakeHost {
    /// Over when the test says so.
    fn in_a_while(&self) -> impl Future<Output = ()> + 'static {
        let over = Rc::new(Cell::new(false));
        let waker = Rc::new(RefCell::new(None));
        let pending = Pending { over: Rc::clone(&over), waker: Rc::clone(&waker) };
        self.world.borrow_mut().pending.push(pending);
        std::future::poll_fn(move |context| {
            if over.get() {
                return Poll::Ready(());
            }
            *waker.borrow_mut() = Some(context.waker().clone());
            Poll::Pending
        })
    }
}

impl Host for FakeHost {
    fn fetch(
        &self,
        file: &str,
        freshness: Freshness,
    ) -> impl Future<Output = Result<Vec<u8>, String>> + 'static {
        let (this, file) = (self.clone(), file.to_owned());
        {
            let mut world = self.world.borrow_mut();
            assert!(world.on_their_way.insert(file.clone()), "{file} is fetched twice at once");
            world.fetched.push((file.clone(), freshness));
        }
        let arrival = self.in_a_while();
        if self.world.borrow().luck.get(&file) == Some(&Luck::NeverComes) {
            self.world.borrow_mut().pending.pop();
        }
        async move {
            arrival.await;
            let mut world = this.world.borrow_mut();
            world.on_their_way.remove(&file);
            let first = world.fetched.iter().filter(|(name, _)| *name == file).count() == 1;
            match world.luck.get(&file).copied().unwrap_or(Luck::Good) {
                Luck::AlwaysFails => Err("no network".to_owned()),
                Luck::FailsOnce if first => Err("no network".to_owned()),
                Luck::SiteDamaged => Ok(DAMAGED.to_vec()),
                Luck::CacheDamaged if freshness == Freshness::Any => Ok(DAMAGED.to_vec()),
                _ => Ok(INTACT.to_vec()),
            }
        }
    }

    fn pause(&self, milliseconds: u32) -> impl Future<Output = ()> + 'static {
        self.world.borrow_mut().pauses.push(milliseconds);
        self.in_a_while()
    }

    fn spawn(&self, task: Task) {
        self.world.borrow_mut().spawned.push(task);
    }

    fn now_micros(&self) -> u64 {
        self.world.borrow().now_micros
    }

    fn post(&self, message: FromWorker) {
        let mut world = self.world.borrow_mut();
        let turn = turn_of(&message);
        if turn.is_some() && turn != world.last_turn {
            world.stale_posts += 1;
        }
        world.posted.push(message);
    }
}

pub(super) fn turn_of(message: &FromWorker) -> Option<Turn> {
    match message {
        FromWorker::Started { .. } | FromWorker::Passages { .. } | FromWorker::Table { .. } => None,
        FromWorker::Findings { turn, .. }
        | FromWorker::Cards { turn, .. }
        | FromWorker::Reading { turn, .. }
        | FromWorker::Context { turn, .. }
        | FromWorker::Events { turn, .. } => Some(*turn),
        FromWorker::Fault { turn, .. } => *turn,
    }
}

#[derive(Default)]
pub(super) struct Flag(AtomicBool);

impl Wake for Flag {
    fn wake(self: Arc<Self>) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// Polls only tasks that were woken, so a wake-up that is lost leaves a question unanswered.
pub(super) struct Executor {
    pub(super) session: Session<FakeEngine, FakeHost>,
    pub(super) host: FakeHost,
    pub(super) tasks: Vec<(Task, Arc<Flag>)>,
}

impl Executor {
    pub(super) fn new() -> Self {
        let host = FakeHost::default();
        Self { session: Session::new(host.clone()), host, tasks: Vec::new() }
    }

    pub(super) fn start(&self) {
        let start = ToWorker::Start { version: PROTOCOL_VERSION, manifest: MANIFEST.to_owned() };
        self.session.receive(&start.encode());
    }

    pub(super) fn ask(&self, turn: u32, link: &str) {
        self.host.world.borrow_mut().last_turn = Some(Turn(turn));
        self.session.receive(&ToWorker::Ask { turn: Turn(turn), link: link.to_owned() }.encode());
    }

    pub(super) fn point(&self, n_places: usize) {
        let places = vec![Place { ordinal: Ordinal(0), nth: 0 }; n_places];
        let at = PointedAt { clock: Clock::Mentioned, places };
        self.session.receive(&ToWorker::Point { at }.encode());
    }

    pub(super) fn tabulate(&self, link: &str) {
        self.session.receive(&ToWorker::Tabulate { link: link.to_owned() }.encode());
    }

    pub(super) fn luck(&self, name: String, luck: Luck) {
        self.host.world.borrow_mut().luck.insert(name, luck);
    }

    /// Lets one thing happen, or says that nothing can.
    pub(super) fn one_event(&mut self, chance: &mut Chance) -> bool {
        let spawned = std::mem::take(&mut self.host.world.borrow_mut().spawned);
        for task in spawned {
            let flag = Arc::new(Flag(AtomicBool::new(true)));
            self.tasks.push((task, flag));
        }
        let awake: Vec<usize> =
            (0..self.tasks.len()).filter(|&n| self.tasks[n].1.0.load(Ordering::Relaxed)).collect();
        let n_pending = self.host.world.borrow().pending.len();
        if awake.is_empty() && n_pending == 0 {
            return false;
        }
        let choice = chance.below(awake.len() + n_pending);
        match awake.get(choice) {
            Some(&n) => self.poll(n),
            None => self.settle(choice - awake.len()),
        }
        true
    }

    fn poll(&mut self, n: usize) {
        let (task, flag) = &mut self.tasks[n];
        flag.0.store(false, Ordering::Relaxed);
        let waker = Waker::from(Arc::clone(flag));
        if task.as_mut().poll(&mut std::task::Context::from_waker(&waker)).is_ready() {
            drop(self.tasks.swap_remove(n));
        }
    }

    fn settle(&self, n: usize) {
        let pending = self.host.world.borrow_mut().pending.swap_remove(n);
        pending.over.set(true);
        if let Some(waker) = pending.waker.borrow_mut().take() {
            waker.wake();
        }
    }

    pub(super) fn run(&mut self, chance: &mut Chance) {
        while self.one_event(chance) {}
    }

    pub(super) fn posted(&self) -> Vec<FromWorker> {
        self.host.world.borrow().posted.clone()
    }

    pub(super) fn n_fetched(&self, name: &str) -> usize {
        self.host.world.borrow().fetched.iter().filter(|(file, _)| file == name).count()
    }
}
