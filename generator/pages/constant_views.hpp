#pragma once

// What templates see of the names that libraries give to a code. Pure functions.

#include "catalogue/catalogue.hpp"
#include "render/view.hpp"

namespace statusbook {

// A row a library that knows the code: language, written (as in a program), phrase, versions,
// others (further names). Null when no library knows it.
View make_constants_view(const Catalogue& catalogue, const StatusCode& code);

}  // namespace statusbook
