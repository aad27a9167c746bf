#pragma once

// Codes as text for a terminal: one with all its facts, several side by side, many as a list.
// Everything fits the width that is asked for. Pure functions; results end with a line end.

#include <string>
#include <vector>

#include "cli/catalogue_input.hpp"
#include "support/terminal_text.hpp"

namespace statusbook {

std::string code_as_text(const CatalogueInput& input, const StatusCode& code,
                         const TerminalLook& look);

// Where the columns would be too narrow to read, each code has lines of its own.
std::string comparison_as_text(const CatalogueInput& input,
                               const std::vector<const StatusCode*>& codes,
                               const TerminalLook& look);

std::string list_as_text(const CatalogueInput& input, const std::vector<const StatusCode*>& codes,
                         const TerminalLook& look);

// Why to send one rather than the other: written by hand, or derived from the meanings.
std::string verdict_of(const Catalogue& catalogue, const StatusCode& a, const StatusCode& b);

}  // namespace statusbook
