#pragma once

// A decision tree, from content/decisions/<slug>.json: questions whose answers lead to further
// questions or to a leaf, which names a code. Every question but the first, and every leaf, is led
// to by exactly one answer, so each has one way from the start. Plain values that own their text.

#include <string>
#include <string_view>
#include <vector>

namespace statusbook {

struct DecisionAnswer {
  std::string label;
  std::string to;  // the id of a question or of a leaf
};

struct DecisionQuestion {
  std::string id;
  std::string question;
  std::string help;  // inline Markdown; empty when there is none
  std::vector<DecisionAnswer> answers;
};

struct DecisionLeaf {
  struct Neighbor {
    std::string code;  // a key
    std::string why;   // it is not the right one here
  };

  std::string id;
  std::string code;     // a key
  std::string because;  // inline Markdown
  std::vector<Neighbor> neighbors;
};

struct DecisionTree {
  std::string slug;
  std::string title;
  std::string description;
  int order = 0;
  std::string introduction;                 // one paragraph of inline Markdown
  std::vector<DecisionQuestion> questions;  // the first one is the start
  std::vector<DecisionLeaf> leaves;
  std::string updated;  // YYYY-MM-DD

  // Null when there is none.
  const DecisionQuestion* find_question(std::string_view id) const;
  const DecisionLeaf* find_leaf(std::string_view id) const;
};

}  // namespace statusbook
