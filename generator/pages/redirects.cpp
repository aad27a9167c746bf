// Rules that lead /compare/503-vs-502/ to /compare/502-vs-503/, for servers that read rules. The
// pages for written comparisons (pages/comparison.cpp) serve those that do not.

#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "pages/code_views.hpp"
#include "pages/page_kinds.hpp"

namespace statusbook {
namespace {

// Cloudflare Pages reads no more static rules than this, and a server that reads more gains nothing
// from rules for pairs that nobody asks for.
constexpr std::size_t most_rules = 2000;

struct CodePair {
  const StatusCode* a;
  const StatusCode* b;
  int demand;  // more is asked for more often
};

int demand_of(const StatusCode& code) {
  static constexpr std::array<std::string_view, 4> ranks{"never sent", "rare", "occasional",
                                                         "common"};
  const auto* rank = std::find(ranks.begin(), ranks.end(), code.popularity);
  return static_cast<int>(rank - ranks.begin()) % static_cast<int>(ranks.size());
}

// Written comparisons first, then the pairs of the codes that are met most.
std::vector<CodePair> pairs_by_demand(const SiteContext& context) {
  constexpr int above_all = 100;
  const std::vector<StatusCode>& codes = context.catalogue().codes;
  std::vector<CodePair> pairs;
  for (auto a = codes.begin(); a != codes.end(); ++a) {
    for (auto b = a + 1; b != codes.end(); ++b) {
      const bool written = context.comparison_of(*a, *b) != nullptr;
      pairs.push_back({&*a, &*b, written ? above_all : demand_of(*a) + demand_of(*b)});
    }
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const CodePair& x, const CodePair& y) { return x.demand > y.demand; });
  pairs.resize(std::min(pairs.size(), most_rules));
  return pairs;
}

// The format of Netlify and Cloudflare Pages: from, to, status.
std::string rules_file(const SiteContext& context) {
  const std::string base = context.input().settings.base_path();
  std::string text = fmt::format(
      "# Comparisons at their reverse address, most wanted first; at most {}, the limit of\n"
      "# Cloudflare Pages. All of them: redirects.nginx.conf.\n",
      most_rules);
  for (const auto& [a, b, demand] : pairs_by_demand(context)) {
    text += fmt::format("{0}{1} {0}{2} 301\n", base, pair_url(b->key, a->key),
                        pair_url(a->key, b->key));
  }
  return text;
}

// The site's path inside a regular expression.
std::string as_pattern(std::string_view text) {
  std::string pattern;
  for (const char c : text) {
    if (std::string_view(".+*()[]$^|").find(c) != std::string_view::npos) pattern += '\\';
    pattern += c;
  }
  return pattern;
}

// One rule for each code: it knows all codes that come before, so an unknown code matches nothing.
std::string nginx_file(const SiteContext& context) {
  const std::string base = context.input().settings.base_path();
  std::string text = fmt::format(
      "# Every comparison at its reverse address, for nginx:\n"
      "#   location {}compare/ {{ include /path/to/redirects.nginx.conf; }}\n",
      base);
  std::vector<std::string_view> before;
  for (const StatusCode& code : context.catalogue().codes) {
    if (!before.empty()) {
      text += fmt::format("rewrite ^{0}compare/{1}-vs-({2})/?$ {3}compare/$1-vs-{1}/ permanent;\n",
                          as_pattern(base), code.key, fmt::join(before, "|"), base);
    }
    before.push_back(code.key);
  }
  return text;
}

}  // namespace

std::vector<Page> list_redirects(const SiteContext& context) {
  return {make_text_page("/_redirects", "redirects", [&context] { return rules_file(context); }),
          make_text_page("/redirects.nginx.conf", "redirects",
                         [&context] { return nginx_file(context); })};
}

}  // namespace statusbook
