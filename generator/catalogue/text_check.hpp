#pragma once

// What can be told of a text without understanding it: left-over placeholders (`placeholder`),
// doubled punctuation (`doubled-punctuation`), dates that no calendar has (`bad-date`), empty texts
// (`empty-text`), and "safe to retry" without the method (`unnamed-method`). Code spans, code
// blocks and the targets of links are left out. Offsets are bytes of the source.

#include <cstddef>
#include <string_view>

#include "catalogue/json_tree.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

// Markdown or plain text, `length` bytes of `source` from `offset` on.
void check_text(const SourceText& source, std::size_t offset, std::size_t length,
                Diagnostics& report);

// Every text of a record, except those that quote somebody or are no prose, such as `search_terms`.
void check_record_texts(const SourceText& source, const JsonNode& root, Diagnostics& report);

// "2026-02-28". The form has been checked by a schema where it matters; anything else is false.
bool is_calendar_date(std::string_view text);

}  // namespace statusbook
