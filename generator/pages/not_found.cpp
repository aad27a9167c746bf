#include "pages/page_kinds.hpp"

namespace statusbook {

std::vector<Page> list_not_found_page(const SiteContext& context) {
  // A server shows this page at any depth, so its links start from the site's base path.
  PageInfo info{.url = "/404.html",
                .kind = "not_found",
                .title = "404 Not Found: there is no such page",
                .description =
                    "The address leads to no page of this site. The list of all status "
                    "codes and the comparisons are one click away.",
                .updated = {},
                .indexable = false,
                .root = context.input().settings.base_path()};
  return {context.make_page(std::move(info), [&context] {
    return View::Object{{"families", families_of_kind(context, "class")}};
  })};
}

}  // namespace statusbook
