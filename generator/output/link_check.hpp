#pragma once

// Checks every link of the site against its plan: `broken-link`, `missing-fragment`, `duplicate-id`
// and `bad-link`. Each page is scanned right after it is rendered, so that no page stays in memory;
// what is left over is settled at the end by report(). The plan must outlive the check. scan() may
// be called from several threads at once.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/reference.hpp"
#include "pages/site_plan.hpp"
#include "render/html_scanner.hpp"
#include "support/memo_table.hpp"

namespace statusbook {

// What one page's links say. Kept for every page, so it is small: offsets and hashes, no text.
struct PageLinks {
  enum class Problem { broken_link, bad_link, duplicate_id };
  struct Finding {
    Problem problem;
    std::uint32_t offset;  // in the page's HTML
    std::uint32_t length;
    std::string subject;  // what is wrong: a URL of the site, a reference, an id
    std::string reason;   // of a bad link
  };
  struct FragmentUse {
    std::uint32_t target;  // index in the plan
    std::uint32_t offset, length;
    std::uint64_t id_hash;
  };

  std::vector<std::uint64_t> id_hashes;  // sorted
  std::vector<Finding> findings;         // in the order of the page
  std::vector<FragmentUse> fragments;    // of other pages
};

// A link where it is written. Borrowed for one call.
struct LinkPlace {
  const Page& page;
  std::string_view html;
  std::string_view raw;  // a part of `html`
};

class LinkCheck {
 public:
  LinkCheck(const SitePlan& plan, std::string base_url)
      : plan_(plan), resolver_(std::move(base_url)) {}

  PageLinks scan(const Page& page, const PageBytes& html) const;

  // `links[i]` belongs to the plan's page i; nothing for a page without links or without content.
  // One problem on many pages is reported once, at the first of them. To show the line, that page
  // is rendered again: faulty pages are few, and keeping the text of all would cost more.
  void report(const std::vector<std::optional<PageLinks>>& links, Diagnostics& report) const;

 private:
  // Of parts that many pages show: what each page with this way to the root has yet to look at.
  struct Settlement {
    std::string root;
    HtmlScan open;  // in the part
  };

  HtmlScan find_open(const Page& page, const PageBytes& bytes, const std::string& root) const;
  const Settlement& settlement_of(const PreparedHtml& part, const Page& page,
                                  const std::string& root) const;
  Settlement settle(const PreparedHtml& part, const Page& page, const std::string& root) const;
  const Page* find_page(const std::string& url) const;
  void add_link(const LinkPlace& place, PageLinks& links) const;
  bool add_plain_link(const LinkPlace& place, std::string_view root, PageLinks& links) const;
  void add_fragment(const LinkPlace& place, const Page& target, std::string_view fragment,
                    PageLinks& links) const;

  const SitePlan& plan_;
  ReferenceResolver resolver_;
  mutable MemoTable<const PreparedHtml*, Settlement> settled_{4096};
};

}  // namespace statusbook
