#pragma once

// The cheat sheet on one page of paper. It takes the largest type at which everything fits; what
// does not fit at the smallest is an error that names the first code left out, and nothing is ever
// cut off. The same sheet gives the same bytes. May be called from several threads.

#include <optional>
#include <string>

#include "print/paper.hpp"
#include "print/sheet.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

// The PDF's bytes; nothing when something is wrong, which is then in `report`. `file` is what
// messages call it. Throws IoError when the fonts are not there.
std::optional<std::string> make_sheet_pdf(const Sheet& sheet, const Paper& paper,
                                          const std::string& file, Diagnostics& report);

}  // namespace statusbook
