//! The engine's worker. Everything is in [`sijill::worker`].

fn main() {
    sijill::worker::run();
}
