#pragma once

// A drawing as pixels, and PNG (W3C PNG, third edition), the one place that writes it. The same
// picture gives the same bytes with the same release of zlib: no time stands in a file. Pure
// functions; may be called from several threads at once.

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct PixelSize {
  int width = 0;
  int height = 0;
};

struct Picture {
  PixelSize size;
  std::string rgb;  // row by row from the top, three bytes a pixel
};

// What a PNG of that size begins with; `mark` stands in it as text. A file that begins so was made
// for that mark.
std::string png_beginning(const PixelSize& size, std::string_view mark);

// What follows; both together are the file.
std::string png_end(const Picture& picture);

// An icon file for the root of a site: PNGs in the container that browsers ask for by name.
std::string make_ico(const std::vector<Picture>& pictures);

}  // namespace statusbook
