//! Time: the official wording of a deadline to its days, and back.
