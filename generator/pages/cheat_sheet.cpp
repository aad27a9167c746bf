#include "pages/page_kinds.hpp"

namespace statusbook {

std::vector<Page> list_cheat_sheet_page(const SiteContext& context) {
  PageInfo info{.url = "/cheat-sheet/",
                .kind = "cheat_sheet",
                .title = "HTTP status code cheat sheet",
                .description =
                    "Every registered HTTP status code on one page: number, name, shortest "
                    "useful meaning, cacheability, retry rule and content rule.",
                .updated = context.updated()};
  return {context.make_page(std::move(info), [&context] {
    return View::Object{{"families", families_of_kind(context, "class")}};
  })};
}

}  // namespace statusbook
