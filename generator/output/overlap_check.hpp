#pragma once

// The gate against pages made of one template with two numbers swapped in (`repeated-prose`). A
// sentence is repeated when it, with names and numbers masked, also stands on a page of its kind
// that has no code in common with this one. How much of a page may be repeated is a table, one row
// a kind. Judged is the rendered page, so that a template's own sentences count as well.
// scan() may be called from several threads at once; the plan must outlive the check.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "output/sentence.hpp"
#include "pages/site_plan.hpp"
#include "support/memo_table.hpp"

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

// Hashes of masked sentences. A code's own sentences stand on a hundred pages each, so each is
// masked once and then found by the hash of what is written. For use from several threads.
class MaskedHashes {
 public:
  explicit MaskedHashes(std::vector<std::string> names) : mask_(std::move(names)) {}

  // Nothing for a label.
  std::optional<std::uint64_t> of(std::string_view sentence);

 private:
  static constexpr std::size_t buckets = 1 << 16;  // a site of 120 codes has some 50,000 sentences

  SentenceMask mask_;
  MemoTable<std::uint64_t, std::optional<std::uint64_t>> known_{buckets};
};

class OverlapCheck {
 public:
  explicit OverlapCheck(const SitePlan& plan) : plan_(plan), hashes_(plan.names()) {}

  // Empty for a page whose kind has no limit.
  PageProse scan(const Page& page, std::string_view html);

  // `prose[i]` belongs to the plan's page i. To show a sentence, its page is rendered again.
  void report(const std::vector<PageProse>& prose, Diagnostics& report) const;

 private:
  const SitePlan& plan_;
  MaskedHashes hashes_;
};

}  // namespace statusbook
