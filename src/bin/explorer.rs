//! The page's program: everything is in [`sijill::explorer`].

fn main() {
    sijill::explorer::run();
}
