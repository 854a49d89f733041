//! The page's program: everything is in [`sijill::explorer`].

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static MEMORY: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

fn main() {
    sijill::explorer::run();
}
