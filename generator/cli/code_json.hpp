#pragma once

// Codes as JSON for other programs, with the members of the views that templates receive. Pure
// functions; results end with a line end.

#include <string>
#include <vector>

#include "catalogue/catalogue.hpp"

namespace statusbook {

// The card's members and "facts".
std::string code_as_json(const Catalogue& catalogue, const StatusCode& code);

// { codes: […], verdict, rows: [{ id, label, values, differs }] }; the verdict of two codes, else
// null.
std::string comparison_as_json(const Catalogue& catalogue,
                               const std::vector<const StatusCode*>& codes);

// { codes: […] }, cards only.
std::string list_as_json(const Catalogue& catalogue, const std::vector<const StatusCode*>& codes);

}  // namespace statusbook
