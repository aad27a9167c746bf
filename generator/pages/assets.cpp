#include "pages/page_kinds.hpp"

namespace statusbook {

std::vector<Page> list_assets(const SiteContext& context) {
  std::vector<Page> pages;
  for (const StaticFile& file : context.input().static_files) {
    Page page;
    page.path = asset_path(file);
    page.url = "/" + page.path;
    page.kind = "asset";
    page.render = [&file](Diagnostics&) { return std::optional<std::string>(file.bytes); };
    pages.push_back(std::move(page));
  }
  return pages;
}

}  // namespace statusbook
