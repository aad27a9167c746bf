#include "output/overlap_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>

#include "output/prose_scanner.hpp"

namespace statusbook {
namespace {

// In percent of a page's sentences. No page may have more than twice the average that is allowed.
struct Limit {
  ProseKind kind;
  std::string_view name;
  double average;
};

constexpr std::array<Limit, 8> limits{{
    {ProseKind::code, "code pages", 5},
    {ProseKind::curated_comparison, "written comparisons", 5},
    {ProseKind::derived_comparison, "derived comparisons", 20},
    {ProseKind::guide, "guides", 5},
    {ProseKind::leaf, "answers", 5},
    {ProseKind::questions, "pages of questions", 5},
    {ProseKind::article, "articles", 5},
    {ProseKind::table, "tables", 5},
}};

constexpr std::string_view hint =
    "say what is special to these codes; what is true of many belongs in a table";

// A kind's pages with their shares.
struct Share {
  std::size_t page;
  std::size_t sentences = 0;
  std::vector<std::size_t> repeated = {};  // indices of sentences
  double percent() const {
    if (sentences == 0) return 0;
    return 100.0 * static_cast<double>(repeated.size()) / static_cast<double>(sentences);
  }
};

// Codes as numbers, which are compared some hundred thousand times.
using Codes = std::span<const std::uint32_t>;

bool contains(Codes codes, std::uint32_t code) {
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

bool have_common(Codes a, Codes b) {
  return std::any_of(a.begin(), a.end(), [&](std::uint32_t code) { return contains(b, code); });
}

// The codes that each page of a plan is about.
class CodesOfPages {
 public:
  explicit CodesOfPages(const SitePlan& plan) {
    std::unordered_map<std::string_view, std::uint32_t> known;
    for (const Page& page : plan.pages()) {
      starts_.push_back(numbers_.size());
      for (const std::string& code : page.subject.codes)
        numbers_.push_back(known.emplace(code, known.size()).first->second);
    }
    starts_.push_back(numbers_.size());
  }

  Codes of(std::size_t page) const {
    return Codes(numbers_).subspan(starts_[page], starts_[page + 1] - starts_[page]);
  }

 private:
  std::vector<std::uint32_t> numbers_;
  std::vector<std::size_t> starts_;
};

// Where a sentence stands: pages in plan order, each once.
using Places = std::unordered_map<std::uint64_t, std::vector<std::size_t>>;

// The pages of one kind, and which of their sentences are repeated.
class KindOfPages {
 public:
  KindOfPages(const SitePlan& plan, const CodesOfPages& codes, const std::vector<PageProse>& prose,
              ProseKind kind)
      : codes_(codes), prose_(prose) {
    for (std::size_t i = 0; i < prose.size(); ++i) {
      if (plan.pages()[i].subject.kind == kind) add(i);
    }
    for (const auto& [hash, pages] : places_) {
      if (has_unrelated_pages(pages)) suspects_.emplace(hash, &pages);
    }
    for (Share& share : shares_)
      find_repeated(share);
  }

  const std::vector<Share>& shares() const { return shares_; }

  double average() const {
    double sum = 0;
    for (const Share& share : shares_)
      sum += share.percent();
    return shares_.empty() ? 0 : sum / static_cast<double>(shares_.size());
  }

  // The first page on which sentence `index` of `page` makes it a repeated one.
  std::size_t other_place(std::size_t page, std::size_t index) const {
    return unrelated_page(page, *suspects_.at(prose_[page].sentences[index].hash)).value();
  }

 private:
  void add(std::size_t page) {
    shares_.push_back({page, prose_[page].sentences.size()});
    for (const PageProse::Sentence& sentence : prose_[page].sentences) {
      std::vector<std::size_t>& pages = places_[sentence.hash];
      if (pages.empty() || pages.back() != page) pages.push_back(page);
    }
  }

  // Most sentences are a code's own and stand on all pages of that code: one code that all pages
  // share settles it without comparing each page with each.
  bool has_unrelated_pages(const std::vector<std::size_t>& pages) const {
    if (pages.size() < 2) return false;
    const Codes candidates = codes_.of(pages.front());
    return std::none_of(candidates.begin(), candidates.end(), [&](std::uint32_t code) {
      return std::all_of(pages.begin(), pages.end(),
                         [&](std::size_t page) { return contains(codes_.of(page), code); });
    });
  }

  std::optional<std::size_t> unrelated_page(std::size_t page,
                                            const std::vector<std::size_t>& pages) const {
    const auto found = std::find_if(pages.begin(), pages.end(), [&](std::size_t other) {
      return other != page && !have_common(codes_.of(page), codes_.of(other));
    });
    return found == pages.end() ? std::nullopt : std::optional(*found);
  }

  void find_repeated(Share& share) const {
    const auto& sentences = prose_[share.page].sentences;
    for (std::size_t i = 0; i < sentences.size(); ++i) {
      const auto suspect = suspects_.find(sentences[i].hash);
      if (suspect == suspects_.end()) continue;
      if (unrelated_page(share.page, *suspect->second)) share.repeated.push_back(i);
    }
  }

  const CodesOfPages& codes_;
  const std::vector<PageProse>& prose_;
  std::vector<Share> shares_;
  Places places_;
  std::unordered_map<std::uint64_t, const std::vector<std::size_t>*> suspects_;
};

SourceText rendered(const Page& page) {
  Diagnostics told_already;
  return {page.path, page.render(told_already).value_or(PageBytes()).bytes};
}

// Where the sentence stands, and the sentence as it is written there.
struct Quotation {
  Location where;
  std::string text;
};

Quotation quote(const Page& page, const PageProse::Sentence& sentence) {
  const SourceText source = rendered(page);
  for (const ProseBlock& block : scan_prose(source.text)) {
    if (block.offset != sentence.offset) continue;
    const auto sentences = split_sentences(block.text);
    std::string text(sentences.at(sentence.number));
    std::replace(text.begin(), text.end(), code_space, ' ');
    return {source.locate(block.offset), std::move(text)};
  }
  return {source.locate_file(), {}};
}

class Reporter {
 public:
  Reporter(const SitePlan& plan, const std::vector<PageProse>& prose, Diagnostics& report)
      : plan_(plan), codes_(plan), prose_(prose), report_(report) {}

  void judge(const Limit& limit) {
    const KindOfPages pages(plan_, codes_, prose_, limit.kind);
    if (pages.shares().empty()) return;
    for (const Share& share : pages.shares()) {
      if (share.percent() > 2 * limit.average) tell_page(limit, pages, share);
    }
    if (pages.average() <= limit.average) return;
    const Share& worst =
        *std::max_element(pages.shares().begin(), pages.shares().end(),
                          [](const Share& x, const Share& y) { return x.percent() < y.percent(); });
    tell(pages, worst,
         fmt::format("on average {:.1f} % of the sentences of {} are repeated, and {:.0f} % may "
                     "be; here {} of {}",
                     pages.average(), limit.name, limit.average, worst.repeated.size(),
                     worst.sentences));
  }

 private:
  void tell_page(const Limit& limit, const KindOfPages& pages, const Share& share) {
    tell(pages, share,
         fmt::format("{} of the {} sentences of this page are repeated, and {:.0f} % may be",
                     share.repeated.size(), share.sentences, 2 * limit.average));
  }

  void tell(const KindOfPages& pages, const Share& share, const std::string& what) {
    const std::size_t first = share.repeated.front();
    const Page& page = plan_.pages()[share.page];
    const Page& other = plan_.pages()[pages.other_place(share.page, first)];
    Quotation found = quote(page, prose_[share.page].sentences[first]);
    report_.error("repeated-prose", std::move(found.where),
                  fmt::format("{}, such as '{}', which '{}' says too", what, found.text, other.url),
                  std::string(hint));
  }

  const SitePlan& plan_;
  CodesOfPages codes_;
  const std::vector<PageProse>& prose_;
  Diagnostics& report_;
};

bool has_limit(ProseKind kind) {
  return std::any_of(limits.begin(), limits.end(),
                     [&](const Limit& limit) { return limit.kind == kind; });
}

}  // namespace

std::optional<std::uint64_t> MaskedHashes::of(std::string_view sentence) {
  const std::hash<std::string_view> hash;
  const std::uint64_t key = hash(sentence);
  if (const auto* known = known_.find(key)) return *known;
  const std::string masked = mask_.mask(sentence);
  const bool counts = is_prose(sentence, masked);
  return known_.add(key, counts ? std::optional<std::uint64_t>(hash(masked)) : std::nullopt);
}

PageProse OverlapCheck::scan(const Page& page, std::string_view html) {
  PageProse prose;
  if (!has_limit(page.subject.kind)) return prose;
  for (const ProseBlock& block : scan_prose(html)) {
    std::uint32_t number = 0;
    for (const std::string_view sentence : split_sentences(block.text)) {
      if (const auto hash = hashes_.of(sentence))
        prose.sentences.push_back({*hash, static_cast<std::uint32_t>(block.offset), number});
      ++number;
    }
  }
  return prose;
}

void OverlapCheck::report(const std::vector<PageProse>& prose, Diagnostics& report) const {
  Reporter reporter(plan_, prose, report);
  for (const Limit& limit : limits)
    reporter.judge(limit);
}

}  // namespace statusbook
