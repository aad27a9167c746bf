#pragma once

// The font of the sheets and nothing else: a FontConfig configuration that holds only its files, so
// that neither the machine's fonts nor its settings can change a sheet. Read once, when the first
// canvas is made; afterwards it may be used from several threads.

#include <memory>

typedef struct _PangoFontMap PangoFontMap;

namespace statusbook {

struct ReleaseFontMap {
  void operator()(PangoFontMap* map) const;
};

using FontMap = std::unique_ptr<PangoFontMap, ReleaseFontMap>;

// One a thread. Throws IoError naming the font file that could not be read.
FontMap make_font_map();

inline constexpr const char* sheet_font_family = "Roboto Condensed";

}  // namespace statusbook
