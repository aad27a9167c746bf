// The site's icons by the names under which browsers and systems ask for them, and the manifest
// that lists them. The layout's own icon stands in the page, for the sake of its budget.

#include <array>

#include "pages/page_kinds.hpp"
#include "print/site_icon.hpp"
#include "render/view_json.hpp"

namespace statusbook {
namespace {

struct Icon {
  const char* url;
  int side;
};

constexpr Icon touch_icon{"/apple-touch-icon.png", 180};
constexpr std::array<Icon, 2> manifest_icons{{{"/icon-192.png", 192}, {"/icon-512.png", 512}}};

Page png_page(const Icon& icon) {
  return make_text_page(icon.url, "icon", [side = icon.side] { return make_icon_png(side); });
}

View manifest_icon(const std::string& file, const std::string& sizes, const std::string& type) {
  return View{{"src", file}, {"sizes", sizes}, {"type", type}};
}

// W3C Web Application Manifest. Addresses are relative to it, so it works under a sub-path.
std::string manifest_of(const SiteSettings& settings) {
  View::List icons{manifest_icon("icon.svg", "any", "image/svg+xml")};
  for (const Icon& icon : manifest_icons) {
    const std::string side = std::to_string(icon.side);
    icons.push_back(manifest_icon(icon.url + 1, side + "x" + side, "image/png"));
  }
  const View manifest{{"name", settings.title + ": " + settings.tagline},
                      {"short_name", settings.title},
                      {"description", settings.description},
                      {"lang", settings.language},
                      {"start_url", "./"},
                      {"scope", "./"},
                      {"display", "minimal-ui"},
                      {"background_color", "#fcfbf8"},
                      {"theme_color", "#fcfbf8"},
                      {"icons", std::move(icons)}};
  return view_to_json(manifest, 2) + "\n";
}

}  // namespace

std::vector<Page> list_icons(const SiteContext& context) {
  std::vector<Page> pages{
      make_text_page("/favicon.ico", "icon",
                     [] {
                       return make_favicon({16, 32, 48});
                     }),
      make_text_page("/icon.svg", "icon", make_icon_svg),
      make_text_page("/manifest.webmanifest", "manifest",
                     [&context] { return manifest_of(context.input().settings); }),
      png_page(touch_icon)};
  for (const Icon& icon : manifest_icons)
    pages.push_back(png_page(icon));
  return pages;
}

}  // namespace statusbook
