#pragma once

// The font of the sheets and nothing else: a FontConfig configuration that holds only its files, so
// that neither the machine's fonts nor its settings can change a sheet. Read once, when the first
// canvas is made; afterwards it may be used from several threads, each of which has a font map of
// its own.

#include <string>

// As Pango declares it.
using PangoFontMap = struct _PangoFontMap;  // NOLINT(bugprone-reserved-identifier)

namespace statusbook {

// The calling thread's own, which lives as long as the thread: to read the fonts again for each
// canvas would take longer than to draw on it. Throws IoError naming the font file that could not
// be read.
PangoFontMap* font_map_of_thread();

// Pango, Cairo and FontConfig with their versions: another one may draw the same text differently.
std::string drawing_libraries();

inline constexpr const char* sheet_font_family = "Roboto Condensed";

}  // namespace statusbook
