#pragma once

// A RequestPath as an SVG sequence diagram: a column a party, time runs downward. Colors and type
// come from the style sheet by class, so that it is readable in light, dark and print; the marked
// step differs by shape and by words too. The drawing is hidden from screen readers: the steps
// stand beside it as a list. Pure function; same path, same bytes.

#include <string>

#include "catalogue/request_path.hpp"

namespace statusbook {

// An <svg> element.
std::string draw_path(const RequestPath& path);

}  // namespace statusbook
