//! Hands the reader a file that the page has made: the browser saves it as it saves any download.

use super::boot;

/// The name of a table of occurrences.
const TABLE: &str = "sijill-context.csv";

/// Saves comma-separated values.
pub fn save_table(table: &str) {
    boot::save(TABLE, "text/csv", table);
}
