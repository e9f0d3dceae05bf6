//! How laws over made input are run.

use proptest::test_runner::{Config, RngSeed};

/// So many cases, the same in every run, so that a gate says the same of the same code. To hunt for more, set
/// `PROPTEST_CASES` and `PROPTEST_RNG_SEED`.
pub(crate) fn law(cases: u32) -> Config {
    let set = Config::default();
    let rng_seed = if set.rng_seed == RngSeed::Random { RngSeed::Fixed(1) } else { set.rng_seed };
    Config {
        cases: set.cases.max(cases),
        rng_seed,
        max_local_rejects: u32::MAX,
        failure_persistence: None,
        ..set
    }
}
