#include "pages/file_page.hpp"

#include "pages/page_address.hpp"

namespace statusbook {

Page make_file_page(std::string url, std::string kind, std::function<std::string()> make_text) {
  Page page;
  page.path = file_of_url(url);
  page.url = std::move(url);
  page.kind = std::move(kind);
  page.render = [make_text = std::move(make_text)](Diagnostics&) {
    return std::optional<std::string>(make_text());
  };
  return page;
}

}  // namespace statusbook
