#include "pages/site_plan.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <iterator>
#include <utility>

#include "pages/page_address.hpp"

namespace statusbook {
namespace {

// Which page has claimed a URL or a path first.
using Claims = std::unordered_map<std::string_view, const Page*>;

bool claim(Claims& claims, std::string_view name, const Page& page) {
  return claims.emplace(name, &page).second;
}

std::string_view folder_of(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::uint64_t hash_of(std::string_view text) {
  return std::hash<std::string_view>()(text);
}

// Whether any two of the names may be the same: of sorted hashes, which takes a fraction of the
// time of tables of names.
bool has_twice(const std::vector<std::uint64_t>& sorted) {
  return std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end();
}

bool have_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::vector<std::uint64_t> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return !common.empty();
}

// False is certain: no two pages have one URL or one file, and no page's file is another's folder.
bool may_collide(const std::vector<Page>& pages) {
  std::vector<std::uint64_t> urls, files, folders;
  std::string_view last;
  for (const Page& page : pages) {
    urls.push_back(hash_of(page.url));
    files.push_back(hash_of(page.path));
    for (auto folder = folder_of(page.path); !folder.empty(); folder = folder_of(folder)) {
      if (folder == last) break;  // pages of one folder stand together
      folders.push_back(hash_of(folder));
    }
    last = folder_of(folder_of(page.path));
  }
  for (auto* hashes : {&urls, &files, &folders})
    std::sort(hashes->begin(), hashes->end());
  return has_twice(urls) || has_twice(files) || have_common(files, folders);
}

// The pages that may stay. Their strings must not move while claims look at them.
class Collisions {
 public:
  Collisions(std::size_t pages, Diagnostics& report) : report_(report) {
    for (Claims* claims : {&urls_, &files_, &folders_})
      claims->reserve(pages);
  }

  bool admit(const Page& page) {
    if (const Page* first = find(urls_, page.url)) {
      return refuse("duplicate-url", fmt::format("the URL '{}'", page.url), *first, page);
    }
    if (const Page* first = find(files_, page.path)) {
      return refuse("duplicate-path", fmt::format("the file '{}'", page.path), *first, page);
    }
    if (const Page* first = find(folders_, page.path)) return refuse_folder(page, *first, page);
    for (auto folder = folder_of(page.path); !folder.empty(); folder = folder_of(folder)) {
      if (const Page* first = find(files_, folder)) return refuse_folder(*first, *first, page);
    }
    remember(page);
    return true;
  }

 private:
  static const Page* find(const Claims& claims, std::string_view name) {
    const auto found = claims.find(name);
    return found == claims.end() ? nullptr : found->second;
  }

  void remember(const Page& page) {
    claim(urls_, page.url, page);
    claim(files_, page.path, page);
    // A folder that is known has its own folders known too.
    auto folder = folder_of(page.path);
    while (!folder.empty() && claim(folders_, folder, page))
      folder = folder_of(folder);
  }

  bool refuse(const char* code, const std::string& what, const Page& first, const Page& second) {
    report_.error(code, {},
                  fmt::format("{} belongs to a page of kind '{}' and to one of kind '{}'", what,
                              first.kind, second.kind),
                  "rename one of the two");
    return false;
  }

  bool refuse_folder(const Page& file, const Page& first, const Page& second) {
    const std::string what = fmt::format("the file '{}', which is also a folder,", file.path);
    return refuse("duplicate-path", what, first, second);
  }

  Claims urls_, files_, folders_;
  Diagnostics& report_;
};

}  // namespace

Page make_text_page(std::string_view url, std::string_view kind,
                    std::function<std::string()> make) {
  Page page;
  page.url = url;
  page.path = file_of_url(url);
  page.kind = kind;
  page.render = [make = std::move(make)](Diagnostics&) {
    return std::optional<std::string>(make());
  };
  return page;
}

SitePlan::SitePlan(std::vector<Page> pages, std::vector<std::string> names, Moves moves,
                   Diagnostics& report)
    : names_(std::move(names)), moves_(std::move(moves)) {
  std::vector<Page*> admitted;  // a page is large, so pointers are sorted
  admitted.reserve(pages.size());
  if (may_collide(pages)) {
    Collisions collisions(pages.size(), report);
    for (Page& page : pages) {
      if (collisions.admit(page)) admitted.push_back(&page);
    }
  } else {
    for (Page& page : pages)
      admitted.push_back(&page);
  }
  std::sort(admitted.begin(), admitted.end(),
            [](const Page* a, const Page* b) { return a->url < b->url; });
  pages_.reserve(admitted.size());
  by_url_.reserve(admitted.size());
  for (Page* page : admitted)
    pages_.push_back(std::move(*page));
  for (const Page& page : pages_)
    by_url_.emplace(page.url, &page);
}

const Page* SitePlan::find(std::string_view url) const {
  const auto found = by_url_.find(url);
  return found == by_url_.end() ? nullptr : found->second;
}

}  // namespace statusbook
