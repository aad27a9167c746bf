#pragma once

// The cheat sheet as text for terminals, documents, tables and the manual. Pure functions; each
// result ends with a line end.

#include <string>

#include "print/sheet.hpp"
#include "support/terminal_text.hpp"

namespace statusbook {

// Columns that line up within the width; the meanings wrap.
std::string sheet_as_text(const Sheet& sheet, const TerminalLook& look);

// GitHub's Markdown, a table a class, each number a link to its page.
std::string sheet_as_markdown(const Sheet& sheet);

// RFC 4180, with a header line; a record a code, those not in use included.
std::string sheet_as_csv(const Sheet& sheet);

// The manual page http-status(7) in mdoc(7).
std::string sheet_as_manual(const Sheet& sheet);

}  // namespace statusbook
