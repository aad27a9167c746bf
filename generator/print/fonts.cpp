#include "print/fonts.hpp"

#include <fmt/format.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>

#include <array>
#include <cerrno>
#include <memory>
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

struct ReleaseFontMap {
  void operator()(PangoFontMap* map) const { g_object_unref(map); }
};

using FontMap = std::unique_ptr<PangoFontMap, ReleaseFontMap>;

FontMap make_font_map(FcConfig* config) {
  FontMap map(pango_cairo_font_map_new_for_font_type(CAIRO_FONT_TYPE_FT));
  pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(map.get()), config);
  return map;
}

}  // namespace

std::string drawing_libraries() {
  return fmt::format("Pango {}, Cairo {}, FontConfig {}\n", pango_version_string(),
                     cairo_version_string(), FcGetVersion());
}

PangoFontMap* font_map_of_thread() {
  static FcConfig* const config = load_fonts();  // initialized once, whatever thread comes first
  thread_local const FontMap map = make_font_map(config);
  return map.get();
}

}  // namespace statusbook
