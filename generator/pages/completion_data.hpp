#pragma once

// What the scripts that complete the name of a status code know of the catalogue: one file for the
// whole site, fetched only when somebody starts to type. It is a script and not JSON, because a
// page opened from a disk may run a script beside it, but not fetch a file. Pure; same catalogue,
// same bytes.

#include "catalogue/catalogue.hpp"
#include "pages/site_input.hpp"

namespace statusbook {

// "codes.js": a list with [key, number, name, family, meaning, what people type] for each code, in
// the catalogue's order, which is also the order in which two codes stand in the address of their
// comparison.
StaticFile make_completion_data(const Catalogue& catalogue);

}  // namespace statusbook
