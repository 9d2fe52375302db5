//! Pure rules and wire types.
