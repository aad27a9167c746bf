#include "output/link_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <utility>

#include "pages/page_address.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

// A suggestion compares with every URL of the site (some 5 ms at 6,000 pages), so only the first
// few problems get one.
constexpr std::size_t most_suggestions = 20;
constexpr std::string_view index_file = "index.html";

std::uint64_t hash_of(std::string_view text) {
  return std::hash<std::string_view>()(text);
}

std::uint32_t offset_in(std::string_view html, std::string_view part) {
  return static_cast<std::uint32_t>(part.data() - html.data());
}

PageLinks::Finding finding(PageLinks::Problem problem, std::string_view html, std::string_view part,
                           std::string subject, std::string_view reason = {}) {
  return {problem, offset_in(html, part), static_cast<std::uint32_t>(part.size()),
          std::move(subject), std::string(reason)};
}

bool contains(const std::vector<std::uint64_t>& sorted, std::uint64_t hash) {
  return std::binary_search(sorted.begin(), sorted.end(), hash);
}

// HTML, section 7.4.6.4: the empty fragment and "top" lead to the top of any page.
bool is_top(std::string_view fragment) {
  return fragment.empty() || fragment == "top";
}

// An attribute's value; most have no reference to decode.
std::uint64_t hash_of_value(std::string_view raw) {
  return raw.find('&') == std::string_view::npos ? hash_of(raw) : hash_of(decode_references(raw));
}

// The hashes of the page's ids, and a finding for each that comes twice.
void collect_ids(std::string_view html, const std::vector<std::string_view>& ids,
                 PageLinks& links) {
  for (const std::string_view raw : ids)
    links.id_hashes.push_back(hash_of_value(raw));
  const std::vector<std::uint64_t> in_order = links.id_hashes;
  auto& sorted = links.id_hashes;
  std::sort(sorted.begin(), sorted.end());
  if (std::adjacent_find(sorted.begin(), sorted.end()) == sorted.end()) return;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    const auto here = in_order.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::count(in_order.begin(), here, in_order[i]) != 1) continue;  // the second one is told
    links.findings.push_back(
        finding(PageLinks::Problem::duplicate_id, html, ids[i], decode_references(ids[i])));
  }
}

// Bytes that mean themselves in a path, whatever stands around them. The point does but for "./".
constexpr std::array<bool, 256> plain_bytes = [] {
  std::array<bool, 256> table{};
  for (const char c :
       std::string_view("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./"))
    table[static_cast<unsigned char>(c)] = true;
  return table;
}();

bool is_plain(std::string_view text) {
  const bool has_plain_bytes = std::all_of(
      text.begin(), text.end(), [](char c) { return plain_bytes[static_cast<unsigned char>(c)]; });
  return has_plain_bytes && text.find("./") == std::string_view::npos && !text.ends_with('.');
}

std::string and_more(std::size_t more_pages) {
  if (more_pages == 0) return {};
  return fmt::format(" (and on {} more {})", more_pages, more_pages == 1 ? "page" : "pages");
}

// One problem, however many pages have it.
struct Group {
  std::string code;
  std::size_t page = 0;  // the first that has it
  std::size_t last_page = 0;
  std::size_t pages = 1;
  std::uint32_t offset = 0, length = 0;
  std::string subject = {}, reason = {};
  std::size_t target = 0;  // of a missing fragment
};

class Groups {
 public:
  // `key` tells problems of one code apart.
  void add(std::string key, Group group) {
    const auto [place, is_new] = by_key_.try_emplace({group.code, std::move(key)}, groups_.size());
    if (is_new) return groups_.push_back(std::move(group));
    Group& known = groups_[place->second];
    if (known.last_page != group.page) ++known.pages;
    known.last_page = group.page;
  }

  const std::vector<Group>& all() const { return groups_; }

 private:
  std::map<std::pair<std::string, std::string>, std::size_t> by_key_;
  std::vector<Group> groups_;
};

constexpr std::string_view broken_link_code = "broken-link";
constexpr std::string_view bad_link_code = "bad-link";
constexpr std::string_view duplicate_id_code = "duplicate-id";
constexpr std::string_view missing_fragment_code = "missing-fragment";

std::string_view code_of(PageLinks::Problem problem) {
  switch (problem) {
    case PageLinks::Problem::broken_link:
      return broken_link_code;
    case PageLinks::Problem::bad_link:
      return bad_link_code;
    case PageLinks::Problem::duplicate_id:
      return duplicate_id_code;
  }
  return bad_link_code;
}

// Turns groups into diagnostics. Keeps the page that it has rendered last.
class Reporter {
 public:
  Reporter(const SitePlan& plan, Diagnostics& report) : plan_(plan), report_(report) {}

  void tell(const Group& group) {
    const SourceText& source = source_of(group.page);
    const Location where = source.locate(group.offset, group.length);
    const std::size_t start = std::min<std::size_t>(group.offset, source.text.size());
    const std::string written = source.text.substr(start, group.length);
    std::string text = message(group, written) + and_more(group.pages - 1);
    report_.error(group.code, where, std::move(text), hint(group, written));
  }

 private:
  std::string message(const Group& group, const std::string& written) const {
    if (group.code == broken_link_code) {
      return fmt::format("the link '{}' leads to '{}', which is no page of this site", written,
                         group.subject);
    }
    if (group.code == missing_fragment_code) {
      return fmt::format("the link '{}' leads to an id that '{}' does not have", written,
                         plan_.pages()[group.target].url);
    }
    if (group.code == duplicate_id_code) {
      return fmt::format("the id '{}' stands on this page more than once", group.subject);
    }
    return fmt::format("the link '{}' {}", written, group.reason);
  }

  std::string hint(const Group& group, const std::string& written) {
    const bool has_suggestion =
        group.code == broken_link_code || group.code == missing_fragment_code;
    if (!has_suggestion || suggestions_ == most_suggestions) return {};
    ++suggestions_;
    if (group.code == broken_link_code) return suggest(group.subject, urls());
    return suggest(written.substr(written.find('#') + 1), ids_of(group.target));
  }

  const std::vector<std::string>& urls() {
    if (!urls_.empty()) return urls_;
    for (const Page& page : plan_.pages())
      urls_.push_back(page.url);
    return urls_;
  }

  std::vector<std::string> ids_of(std::size_t page) {
    std::vector<std::string> ids;
    for (const std::string_view raw : scan_html(source_of(page).text).ids) {
      ids.push_back(decode_references(raw));
    }
    return ids;
  }

  const SourceText& source_of(std::size_t index) {
    if (rendered_ == index) return source_;
    Diagnostics told_already;
    const Page& page = plan_.pages()[index];
    source_ = {page.path, page.render(told_already).value_or(PageBytes()).bytes};
    rendered_ = index;
    return source_;
  }

  const SitePlan& plan_;
  Diagnostics& report_;
  std::size_t suggestions_ = 0;
  std::vector<std::string> urls_;
  std::optional<std::size_t> rendered_;
  SourceText source_;
};

}  // namespace

// "/502/" and "/502/index.html" are one page; the plan knows it by either name.
const Page* LinkCheck::find_page(const std::string& url) const {
  if (const Page* page = plan_.find(url)) return page;
  if (url.ends_with('/')) return plan_.find(url + std::string(index_file));
  if (!std::string_view(url).ends_with("/index.html")) return nullptr;
  return plan_.find(std::string_view(url).substr(0, url.size() - index_file.size()));
}

// Nearly every link of a page below the root is the way there and a plain path, or leads to a place
// of the page itself: there is nothing to resolve. False for any other, and for one that leads to
// no page.
bool LinkCheck::add_plain_link(const LinkPlace& place, std::string_view root,
                               PageLinks& links) const {
  if (place.raw.starts_with('#') && is_plain(place.raw.substr(1))) {
    add_fragment(place, place.page, place.raw.substr(1), links);
    return true;
  }
  const bool is_below_root = root.starts_with("../");
  if (!is_below_root || !place.raw.starts_with(root)) return false;
  const std::string_view reference = place.raw.substr(root.size());
  const std::size_t hash = std::min(reference.find('#'), reference.size());
  const std::string_view path = reference.substr(0, hash);
  const std::string_view fragment = reference.substr(std::min(hash + 1, reference.size()));
  if (!is_plain(path) || !is_plain(fragment)) return false;
  const Page* target = find_page(std::string("/").append(path));
  if (target == nullptr) return false;
  add_fragment(place, *target, fragment, links);
  return true;
}

void LinkCheck::add_link(const LinkPlace& place, PageLinks& links) const {
  using Problem = PageLinks::Problem;
  const auto& [page, html, raw] = place;
  std::string text = decode_references(raw);
  const Reference leads = resolver_.resolve(page.url, text);
  if (leads.kind == ReferenceKind::external) return;
  if (leads.kind == ReferenceKind::bad) {
    links.findings.push_back(finding(Problem::bad_link, html, raw, std::move(text), leads.problem));
    return;
  }
  const Page* target = find_page(leads.url);
  if (target == nullptr) {
    links.findings.push_back(finding(Problem::broken_link, html, raw, leads.url));
    return;
  }
  add_fragment(place, *target, leads.fragment, links);
}

void LinkCheck::add_fragment(const LinkPlace& place, const Page& target, std::string_view fragment,
                             PageLinks& links) const {
  if (is_top(fragment) || !target.is_html) return;
  const std::uint64_t id_hash = hash_of(fragment);
  if (&target == &place.page && contains(links.id_hashes, id_hash)) return;
  links.fragments.push_back({static_cast<std::uint32_t>(&target - plan_.pages().data()),
                             offset_in(place.html, place.raw),
                             static_cast<std::uint32_t>(place.raw.size()), id_hash});
}

// The page's ids and links, but for those that have been settled with a part.
HtmlScan LinkCheck::find_open(const Page& page, const PageBytes& bytes,
                              const std::string& root) const {
  HtmlScan open;
  const std::string_view html = bytes.bytes;
  std::size_t start = 0;
  const auto scan_until = [&](std::size_t end) {
    const std::string_view stretch = html.substr(start, end - start);
    if (stretch.find('<') != std::string_view::npos) scan_html(stretch, open);
  };
  for (const auto& [offset, part] : bytes.prepared) {
    const Settlement* settlement =
        part->has_addresses ? &settlement_of(*part, page, root) : nullptr;
    if (settlement != nullptr && settlement->root != root) continue;
    scan_until(offset);
    start = offset + part->compact.size();
    if (settlement == nullptr) continue;
    const std::string_view here = html.substr(offset, part->compact.size());
    const auto add = [&](const auto& from, std::vector<std::string_view>& to) {
      for (const std::string_view raw : from)
        to.push_back(here.substr(offset_in(part->compact, raw), raw.size()));
    };
    add(settlement->open.ids, open.ids);
    add(settlement->open.links, open.links);
  }
  scan_until(html.size());
  return open;
}

const LinkCheck::Settlement& LinkCheck::settlement_of(const PreparedHtml& part, const Page& page,
                                                      const std::string& root) const {
  const Settlement* known = settled_.find(&part);
  return known != nullptr ? *known : settled_.add(&part, settle(part, page, root));
}

// A link that leads out of the site, or is plain and leads to a page as a whole, is as good on any
// page with the same way to the root.
LinkCheck::Settlement LinkCheck::settle(const PreparedHtml& part, const Page& page,
                                        const std::string& root) const {
  Settlement settlement{root, scan_html(part.compact)};
  std::erase_if(settlement.open.links, [&](std::string_view raw) {
    PageLinks links;
    if (add_plain_link({page, part.compact, raw}, root, links)) return links.fragments.empty();
    return resolver_.resolve(page.url, decode_references(raw)).kind == ReferenceKind::external;
  });
  return settlement;
}

PageLinks LinkCheck::scan(const Page& page, const PageBytes& bytes) const {
  PageLinks links;
  const std::string_view html = bytes.bytes;
  const std::string root = root_of_url(page.url);
  const HtmlScan open = find_open(page, bytes, root);
  collect_ids(html, open.ids, links);
  for (const std::string_view raw : open.links) {
    const LinkPlace place{page, html, raw};
    if (!add_plain_link(place, root, links)) add_link(place, links);
  }
  links.fragments.shrink_to_fit();
  return links;
}

void LinkCheck::report(const std::vector<std::optional<PageLinks>>& links,
                       Diagnostics& report) const {
  Groups groups;
  for (std::size_t page = 0; page < links.size(); ++page) {
    if (!links[page]) continue;
    for (const PageLinks::Finding& each : links[page]->findings) {
      groups.add(each.subject + each.reason, {.code = std::string(code_of(each.problem)),
                                              .page = page,
                                              .last_page = page,
                                              .offset = each.offset,
                                              .length = each.length,
                                              .subject = each.subject,
                                              .reason = each.reason});
    }
    for (const PageLinks::FragmentUse& use : links[page]->fragments) {
      const auto& target = links[use.target];
      if (!target || contains(target->id_hashes, use.id_hash)) continue;
      groups.add(fmt::format("{}#{}", use.target, use.id_hash),
                 {.code = std::string(missing_fragment_code),
                  .page = page,
                  .last_page = page,
                  .offset = use.offset,
                  .length = use.length,
                  .target = use.target});
    }
  }
  Reporter reporter(plan_, report);
  for (const Group& group : groups.all())
    reporter.tell(group);
}

}  // namespace statusbook
