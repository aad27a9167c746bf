#include "print/site_icon.hpp"

#include "print/brush.hpp"

namespace statusbook {
namespace {

constexpr int bars = 5;
constexpr Ink paper_ink{0.988, 0.984, 0.973};

// `margin` is the part of a side that is left free at each edge.
Picture draw_icon(int side, double margin) {
  Canvas canvas({side, side}, "en", paper_ink);
  const double edge = side * margin;
  const double step = (side - 2 * edge) / (2 * bars - 1);
  for (int bar = 0; bar < bars; ++bar) {
    canvas.fill({edge + 2 * bar * step, edge, step, side - 2 * edge}, ink_of_token("server-error"));
  }
  return canvas.picture();
}

}  // namespace

std::string make_icon_png(int side) {
  const Picture picture = draw_icon(side, 0.22);
  return png_beginning(picture.size, "icon") + png_end(picture);
}

std::string make_favicon(const std::vector<int>& sides) {
  std::vector<Picture> pictures;
  pictures.reserve(sides.size());
  for (const int side : sides)
    pictures.push_back(draw_icon(side, 0.0625));
  return make_ico(pictures);
}

std::string make_icon_svg() {
  return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">"
         "<path stroke=\"#a8123e\" d=\"M1,9V1m2,8V1m2,8V1m2,8V1m2,8V1\"/></svg>\n";
}

}  // namespace statusbook
