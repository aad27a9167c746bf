#pragma once

// The picture that a link to a page becomes where links are shown as cards: 1200 by 630 pixels,
// with large numerals. It is arranged first, which is cheap, and drawn afterwards, which is not, so
// that a build can tell whether it has the picture already. Text takes the largest type that fits;
// what does not fit at the smallest is the error `card-overflow`, what the font lacks is
// `missing-glyph`. The same card gives the same bytes with the same releases of Pango, Cairo and
// zlib. Values that own their text; may be used from several threads.

#include <optional>
#include <string>
#include <vector>

#include "print/canvas.hpp"
#include "support/diagnostic.hpp"

namespace statusbook {

struct CardNumeral {
  std::string number;
  std::string color;  // a color token of the style sheet
  std::string name;   // under the numeral; empty where the title says it
};

struct SocialCard {
  std::string site;
  std::string address;  // of the site, without its scheme
  std::string language;
  std::vector<CardNumeral> numerals;
  std::string between = {};  // two numerals: "vs"
  std::string title = {};    // empty when the numerals have names
  std::string text = {};     // one line under the title; may be empty
};

inline constexpr PixelSize social_card_size{1200, 630};

// A card whose text has found its places.
struct CardArrangement {
  struct Area {
    Rectangle box;
    Ink ink;
  };
  struct Line {
    Text text;
    Rectangle box;
    Alignment alignment;
  };

  std::string language;
  std::vector<Area> areas;
  std::vector<Line> lines;

  // What the PNG begins with. Two cards that look different never begin alike.
  std::string beginning() const;
  // The PNG.
  std::string draw() const;
};

// Nothing when something is wrong, which is then in `report`. `file` is what messages call it.
std::optional<CardArrangement> arrange_social_card(const SocialCard& card, const std::string& file,
                                                   Diagnostics& report);

}  // namespace statusbook
