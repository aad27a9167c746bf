#include "pages/page_kinds.hpp"

namespace statusbook {

std::vector<Page> list_archive(const SiteContext& context) {
  if (!context.input().extras.archive) return {};
  Page page;
  page.path = archive_path;
  page.url = "/" + page.path;
  page.kind = "archive";
  page.holds_site = true;
  return {std::move(page)};
}

}  // namespace statusbook
