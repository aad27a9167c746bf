#pragma once

// What the template of /cheat-sheet/ sees of the cheat sheet: title, registry_date, marks, classes,
// vendors, papers. The same content as the PDF's. Pure function.

#include "print/sheet.hpp"
#include "render/view.hpp"

namespace statusbook {

View::Object make_sheet_view(const Sheet& sheet);

}  // namespace statusbook
