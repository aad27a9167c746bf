#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

Page asset_page(const StaticFile& file) {
  Page page;
  page.path = asset_path(file);
  page.url = "/" + page.path;
  page.kind = "asset";
  page.render = [&file](Diagnostics&) { return std::optional<std::string>(file.bytes); };
  return page;
}

}  // namespace

std::vector<Page> list_assets(const SiteContext& context) {
  std::vector<Page> pages;
  for (const StaticFile& file : context.input().static_files)
    pages.push_back(asset_page(file));
  for (const StaticFile& file : context.generated_files())
    pages.push_back(asset_page(file));
  return pages;
}

}  // namespace statusbook
