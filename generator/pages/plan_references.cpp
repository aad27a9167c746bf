#include "pages/plan_references.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/reference_check.hpp"
#include "catalogue/section_reference.hpp"
#include "render/markdown.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

void check_reference(const NamedReference& reference, const std::vector<std::string>& known,
                     const NameKind& kind, Diagnostics& report) {
  if (std::find(known.begin(), known.end(), reference.name) != known.end()) return;
  report.error(std::string(kind.code), reference.where,
               fmt::format("unknown {} '{}'", kind.noun, reference.name),
               suggest(reference.name, known));
}

std::vector<std::string> urls_of(const SitePlan& plan) {
  std::vector<std::string> urls;
  for (const Page& page : plan.pages())
    urls.push_back(page.url);
  return urls;
}

// "9110/15.6.3" or "9110".
bool names_rfc_section(std::string_view text) {
  const std::size_t slash = std::min(text.find('/'), text.size());
  const std::string_view section = text.substr(std::min(slash + 1, text.size()));
  const auto parsed =
      parse_section_references(fmt::format("RFC {} {}", text.substr(0, slash), section));
  return parsed.size() == 1 && parsed.front().url == expand_link(fmt::format("rfc:{}", text));
}

class InputLinks {
 public:
  InputLinks(const SitePlan& plan, Diagnostics& report)
      : plan_(plan), urls_(urls_of(plan)), report_(report) {}

  void check(std::string_view destination, const Location& where) {
    if (destination.starts_with("rfc:") && !names_rfc_section(destination.substr(4))) {
      report_.error("bad-link", where, fmt::format("'{}' names no section of an RFC", destination),
                    "write it like 'rfc:9110/15.6.3' or 'rfc:9110'");
      return;
    }
    const std::string expanded = expand_link(destination);
    if (expanded.starts_with("https://") || expanded.starts_with("http://")) return;
    if (!expanded.starts_with('/')) {
      report_.error(
          "bad-link", where, fmt::format("'{}' is not a link that can be followed", destination),
          "link pages as '/502/', RFC sections as 'rfc:9110/15.6.3', others with https://");
      return;
    }
    const std::string url = expanded.substr(0, expanded.find_first_of("#?"));
    if (plan_.find(url) != nullptr) return;
    report_.error("broken-link", where, fmt::format("there is no page '{}'", url),
                  suggest(url, urls_));
  }

 private:
  const SitePlan& plan_;
  std::vector<std::string> urls_;
  Diagnostics& report_;
};

}  // namespace

bool check_settings_references(const SiteInput& input, Diagnostics& report) {
  const std::size_t before = report.count(Severity::error);
  std::vector<std::string> codes, comparisons;
  for (const StatusCode& code : input.catalogue.codes)
    codes.push_back(code.key);
  for (const Comparison& comparison : input.catalogue.comparisons) {
    comparisons.push_back(comparison_slug(comparison.a, comparison.b));
  }
  for (const NamedReference& reference : input.settings.popular) {
    check_reference(reference, codes, name_of_code, report);
  }
  for (const NamedReference& reference : input.settings.popular_comparisons) {
    check_reference(reference, comparisons, name_of_comparison, report);
  }
  return report.count(Severity::error) == before;
}

void check_links_of_input(const SiteInput& input, const SitePlan& plan, Diagnostics& report) {
  InputLinks links(plan, report);
  const auto check_prose = [&](const Prose& prose) {
    for (const ProseLink& link : prose.links)
      links.check(link.destination, link.where);
  };
  for (const StatusCode& code : input.catalogue.codes)
    check_prose(code.prose);
  for (const Comparison& comparison : input.catalogue.comparisons)
    check_prose(comparison.prose);
  for (const Guide& guide : input.catalogue.guides)
    check_prose(guide.prose);
  for (const Article& article : input.catalogue.articles)
    check_prose(article.prose);
  check_prose(input.catalogue.about);
  for (const MovedPage& moved : input.settings.moved)
    links.check(moved.to, moved.where);
  for (const Change& change : input.catalogue.changes) {
    for (const ChangeLink& link : change.links)
      links.check(link.url, link.where);
  }
  for (const NavigationItem& item : input.settings.navigation)
    links.check(item.url, item.where);
}

}  // namespace statusbook
