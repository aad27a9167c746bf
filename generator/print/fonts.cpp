#include "print/fonts.hpp"

#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <array>
#include <cerrno>
#include <string>

#include "support/io_error.hpp"

namespace statusbook {
namespace {

constexpr std::array<const char*, 2> font_files{
    STATUSBOOK_FONT_FOLDER "/RobotoCondensed-Regular.ttf",
    STATUSBOOK_FONT_FOLDER "/RobotoCondensed-Bold.ttf",
};

// Pango has FontConfig read the machine's configuration and every font in it, unless there is a
// current configuration already; so ours becomes the current one of the process.
FcConfig* load_fonts() {
  FcConfig* config = FcConfigCreate();
  for (const char* file : font_files) {
    const auto* path = reinterpret_cast<const FcChar8*>(file);
    if (FcConfigAppFontAddFile(config, path) == FcTrue) continue;
    FcConfigDestroy(config);
    throw IoError("read the font", file, ENOENT);
  }
  FcConfigSetCurrent(config);
  return config;
}

}  // namespace

void ReleaseFontMap::operator()(PangoFontMap* map) const {
  g_object_unref(map);
}

FontMap make_font_map() {
  static FcConfig* const config = load_fonts();  // initialized once, whatever thread comes first
  FontMap map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config);
  return map;
}

}  // namespace statusbook
