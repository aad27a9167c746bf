#pragma once

// The site's icon: five bars, as many as there are classes of codes, in the color of server errors.
// Also as SVG, whose lines are those of the layout's own icon. Pure functions.

#include <string>
#include <vector>

#include "print/picture.hpp"

namespace statusbook {

// A PNG of `side` by `side` pixels. Systems cut the corners off, so the bars keep away from them.
std::string make_icon_png(int side);

// An icon file with these sizes; bars to the edge, because there is little room.
std::string make_favicon(const std::vector<int>& sides);

std::string make_icon_svg();

}  // namespace statusbook
