#include <memory>

#include "pages/page_kinds.hpp"
#include "pages/sheet_document.hpp"
#include "pages/sheet_views.hpp"
#include "print/sheet_pdf.hpp"

namespace statusbook {
namespace {

using SharedSheet = std::shared_ptr<const Sheet>;

SharedSheet share_sheet(const SiteContext& context) {
  return std::make_shared<const Sheet>(make_sheet(context.catalogue(), context.input().settings));
}

// `root` as in PageInfo.
Page make_cheat_sheet_page(const SiteContext& context, const SharedSheet& sheet, std::string root) {
  PageInfo info{.url = "/cheat-sheet/",
                .kind = "cheat_sheet",
                .title = "HTTP status code cheat sheet",
                .description =
                    "Every HTTP status code in use on one page: number, name, shortest useful "
                    "meaning, and whether to cache, repeat or expect content.",
                .updated = context.updated(),
                .root = std::move(root)};
  return context.make_page(std::move(info), [sheet] { return make_sheet_view(*sheet); });
}

Page make_pdf_page(const SharedSheet& sheet, const Paper& paper) {
  Page page;
  page.path = sheet_pdf_path(paper);
  page.url = "/" + page.path;
  page.kind = "cheat_sheet_pdf";
  page.is_drawn = true;
  page.render = [sheet, &paper, url = page.url](Diagnostics& report) {
    return make_sheet_pdf(*sheet, paper, url, report);
  };
  return page;
}

}  // namespace

std::vector<Page> list_cheat_sheet_pages(const SiteContext& context) {
  const SharedSheet sheet = share_sheet(context);
  std::vector<Page> pages{make_cheat_sheet_page(context, sheet, {})};
  for (const Paper& paper : papers)
    pages.push_back(make_pdf_page(sheet, paper));
  return pages;
}

std::optional<std::string> make_sheet_document(const SiteContext& context, Diagnostics& report) {
  const std::string root = context.input().settings.base_url + "/";
  auto page = make_cheat_sheet_page(context, share_sheet(context), root).render(report);
  if (!page) return std::nullopt;
  return std::move(page->bytes);
}

}  // namespace statusbook
