#pragma once

// What every page kind works with: the site's input and the views that its pages share. Made once a
// plan; immutable afterwards, and borrowed by the pages' functions, which may run in several
// threads.

#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "compare/aspects.hpp"
#include "http/status_facts.hpp"
#include "pages/site_input.hpp"
#include "pages/site_plan.hpp"
#include "render/mustache/kept_partials.hpp"
#include "render/view.hpp"

namespace statusbook {

struct PageInfo {
  std::string url;        // from the site's root: "/502/"
  std::string_view kind;  // names the template too: templates/pages/<kind>.mustache
  std::string title;      // of the document, without the site's name
  // One or two sentences, for search engines. Empty: the content's member `description`, for pages
  // that are too many to describe before they are rendered.
  std::string description;
  std::string updated = {};  // YYYY-MM-DD; empty when no date makes sense
  bool indexable = true;
  // The way from the home page to this one, without both: label and address below the root.
  std::vector<std::pair<std::string, std::string>> parents = {};
  ProseSubject subject = {};
  // For a page of questions with answers: what search engines are told of them. May be called from
  // several threads.
  std::function<View::List()> questions = {};
  std::string card = {};  // its picture for other sites, below the root: "cards/502.png"
  std::string root = {};  // instead of the way from `url`; for the 404 page, which stands anywhere
};

// What pages show of one code. Most of it is shared, as thousands of pages show it.
struct CodeViews {
  View card;
  View facts;
  // Of comparisons, under the name that the code has beside most others: what is said of this side
  // alone, the cell of each aspect in the table, and a row up to that cell, if it is the first.
  View side;                                    // comparison_side()
  AspectSheet aspects;                          // these and the next by index_of()
  std::vector<View> cells;                      // comparison_cell()
  std::vector<View> different_rows, same_rows;  // row_opening_view()
  std::vector<const Comparison*> comparisons;
  View neighbors;
};

class SiteContext {
 public:
  explicit SiteContext(const SiteInput& input);
  SiteContext(const SiteContext&) = delete;  // pages keep its address
  SiteContext& operator=(const SiteContext&) = delete;

  const SiteInput& input() const { return input_; }
  const Catalogue& catalogue() const { return input_.catalogue; }

  // They live as long as this context.
  const CodeViews& views(const StatusCode& code) const { return views_.at(code.key); }
  const View& card(const StatusCode& code) const { return views_.at(code.key).card; }
  const View& facts(const StatusCode& code) const { return views_.at(code.key).facts; }
  const AspectSheet& aspects_of(const StatusCode& code) const {
    return views_.at(code.key).aspects;
  }

  // The written comparisons in which the code stands, in the catalogue's order, and what a list of
  // pairs shows of one: { a, b, name_a, name_b, label, url, verdict }.
  const std::vector<const Comparison*>& comparisons_with(const StatusCode& code) const {
    return views_.at(code.key).comparisons;
  }
  // The one about these two, in either order; null when nobody has written about them.
  const Comparison* comparison_of(const StatusCode& one, const StatusCode& other) const;
  // What a comparison shows of others with the code: { title, compare_url, pairs }, a few of them.
  const View& neighbors(const StatusCode& code) const { return views_.at(code.key).neighbors; }
  View neighbors_without(const StatusCode& code, const Comparison& itself) const;
  const View& pair(const Comparison& comparison) const {
    return pairs_[static_cast<std::size_t>(&comparison - catalogue().comparisons.data())];
  }

  // Static files that are made from the input: what scripts fetch when somebody types.
  const std::vector<StaticFile>& generated_files() const { return generated_files_; }

  // What the linter knows of the codes.
  const http::StatusFactsTable& status_facts() const { return status_facts_; }

  // A page made from the template of its kind. `content` gives the members that the template needs
  // beyond those of every page; it is called whenever the page is rendered.
  Page make_page(PageInfo info, std::function<View::Object()> content) const;

  // The date of the newest record.
  const std::string& updated() const { return updated_; }

 private:
  View make_view(const PageInfo& info, View::Object content) const;
  View::Object make_neighbors(const StatusCode& code, const Comparison* left_out) const;

  mustache::KeptPartials& keeper_for(const std::string& root) const;

  const SiteInput& input_;
  std::unordered_map<std::string, CodeViews> views_;
  std::vector<View> pairs_;
  std::vector<StaticFile> generated_files_;
  View site_;
  std::string updated_;
  http::StatusFactsTable status_facts_;
  mutable std::mutex keepers_mutex_;
  mutable std::map<std::string, mustache::KeptPartials> keepers_;  // by the way to the root
};

// The zip file of the whole site, below its root.
inline constexpr const char* archive_path = "statusbook.zip";

// The path of a static file in the site: "assets/style.1f0c….css". It changes with the bytes, so
// that browsers may keep it for ever.
std::string asset_path(const StaticFile& file);

}  // namespace statusbook
