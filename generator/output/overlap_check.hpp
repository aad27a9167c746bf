#pragma once

// The gate against pages made of one template with two numbers swapped in (`repeated-prose`). A
// sentence is repeated when it, with names and numbers masked, also stands on a page of its kind
// that has no code in common with this one. How much of a page may be repeated is a table, one row
// a kind. Judged is the rendered page, so that a template's own sentences count as well.
// scan() may be called from several threads at once; the plan must outlive the check.

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "output/sentence.hpp"
#include "pages/site_plan.hpp"

namespace statusbook {

// The prose of one page. Kept for every page, so it is small: hashes and offsets, no text.
struct PageProse {
  struct Sentence {
    std::uint64_t hash;    // of the masked sentence
    std::uint32_t offset;  // of its paragraph in the page's HTML
    std::uint32_t number;  // of the sentence within the paragraph
  };
  std::vector<Sentence> sentences;  // in the order of the page
};

class OverlapCheck {
 public:
  explicit OverlapCheck(const SitePlan& plan) : plan_(plan), mask_(plan.names()) {}

  // Empty for a page whose kind has no limit.
  PageProse scan(const Page& page, std::string_view html) const;

  // `prose[i]` belongs to the plan's page i. To show a sentence, its page is rendered again.
  void report(const std::vector<PageProse>& prose, Diagnostics& report) const;

 private:
  const SitePlan& plan_;
  SentenceMask mask_;
};

}  // namespace statusbook
