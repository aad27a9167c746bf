#pragma once

// The whole catalogue, checked: every reference in it resolves. Immutable once load_catalogue has
// made it, so that pages may be rendered from several threads; plain values that own their text.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "catalogue/article.hpp"
#include "catalogue/change.hpp"
#include "catalogue/comparison.hpp"
#include "catalogue/constants.hpp"
#include "catalogue/decision_tree.hpp"
#include "catalogue/fact_table.hpp"
#include "catalogue/guide.hpp"
#include "catalogue/prose.hpp"
#include "catalogue/quiz.hpp"
#include "catalogue/snippet.hpp"
#include "catalogue/status_code.hpp"

namespace statusbook {

struct Subcode {
  std::string code;  // "502.3", "1016"
  std::string meaning;
};

// Numbers of a vendor's own that come beside a status.
struct Subcodes {
  std::string heading;
  std::string note;
  std::vector<Subcode> rows;
};

struct Family {
  std::string slug;
  std::string name;
  std::string label;  // 4xx
  int order = 0;
  std::string color;    // a color token of the style sheet
  std::string kind;     // class, vendor
  int first_digit = 0;  // of a class's codes; 0 for a vendor
  std::string description;
  std::vector<std::string> introduction;  // paragraphs of inline Markdown
  std::optional<Subcodes> subcodes;
};

// A box of the cheat sheet that tells similar codes apart.
struct QuickDecision {
  std::string title;
  std::string after;            // a family's slug: the box stands under its codes
  std::vector<Decision> rules;  // `when` stands behind the number
};

struct Source {  // that a claim about behavior names
  std::string id;
  std::string title;
  std::string url;   // empty when there is none to open
  std::string read;  // the version or date that was read
};

// What a header field tells, for the explanation of examples.
struct FieldDescription {
  std::string name;
  std::string in;  // request, response, both
  std::string does;
  std::string section;  // empty when a source says it
  std::string source;   // id of a Source; empty when a section says it
};

// A subject under which questions about several codes are gathered.
struct Topic {
  std::string id;
  std::string title;
  std::vector<std::string> codes;  // keys
};

struct Catalogue {
  std::vector<Family> families;         // by order
  std::vector<StatusCode> codes;        // by number, then key
  std::vector<Comparison> comparisons;  // by a, then b
  std::vector<Guide> guides;            // by slug
  std::vector<DecisionTree> decisions;  // by order
  std::vector<Topic> topics;            // in the order of the page
  std::vector<Article> articles;        // the newest first
  std::vector<Change> changes;          // the newest first
  std::vector<FactTable> tables;        // in the order of their index
  Quiz quiz;
  std::vector<Source> sources;                 // by id
  std::vector<FieldDescription> fields;        // by name
  std::vector<ConstantLibrary> constants;      // in the order of the table
  std::vector<Snippet> snippets;               // by order, then id
  std::vector<QuickDecision> quick_decisions;  // in the order of content/cheat-sheet.json
  Prose about;

  // Null when there is none.
  const StatusCode* find_code(std::string_view key) const;
  const Family* find_family(std::string_view slug) const;
  const ConstantLibrary* find_library(std::string_view id) const;
  const Source* find_source(std::string_view id) const;
  // Field names do not mind the case of letters (RFC 9110 5.1).
  const FieldDescription* find_field(std::string_view name) const;
  const Comparison* find_comparison(std::string_view a, std::string_view b) const;
  const Topic* topic_of(std::string_view key) const;

  // The other meanings of the same number.
  std::vector<const StatusCode*> other_meanings(const StatusCode& code) const;
  std::vector<const StatusCode*> codes_of(const Family& family) const;
  // Each name once that a library gives to the code, in the order of the table; without prefixes,
  // and without the phrases of libraries that have no names. Search finds a code by them.
  std::vector<std::string> constant_names(const StatusCode& code) const;
};

}  // namespace statusbook
