#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "catalogue/load_guides.hpp"
#include "catalogue/records.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

// The questions and leaves of one tree while its shape is checked.
class TreeCheck {
 public:
  TreeCheck(const CrossReader& reader, const LoadedRecord& record)
      : reader_(reader), record_(record) {}

  void run() {
    collect(record_.root.at("questions"));
    collect(record_.root.at("leaves"));
    visit(record_.root.at("questions").items.front());
    for (const std::string& id : ids_) {
      if (nodes_.at(id).visits == 0) {
        error("unreachable-node", *nodes_.at(id).id, fmt::format("no answer leads to '{}'", id),
              "let an answer lead to it, or take it out");
      }
    }
    for (const JsonNode& leaf : record_.root.at("leaves").items)
      check_leaf(leaf);
  }

 private:
  struct Node {
    const JsonNode* whole = nullptr;
    const JsonNode* id = nullptr;
    int visits = 0;
  };

  void error(std::string code, const JsonNode& where, std::string message, std::string hint) {
    reader_.report.error(std::move(code), record_.locate(where), std::move(message),
                         std::move(hint));
  }

  void collect(const JsonNode& list) {
    for (const JsonNode& item : list.items) {
      const JsonNode& id = item.at("id");
      if (!nodes_.emplace(id.text, Node{&item, &id}).second) {
        error("duplicate-id", id, fmt::format("the id '{}' is there already", id.text),
              "questions and leaves share one set of ids");
        continue;
      }
      ids_.push_back(id.text);
    }
  }

  // Depth first; a node that is met again is not entered again, so that circles end.
  void visit(const JsonNode& node) {
    ++nodes_.at(node.at("id").text).visits;
    for (const JsonNode& answer : node.at("answers").items) {
      const JsonNode& to = answer.at("to");
      const auto target = nodes_.find(to.text);
      if (target == nodes_.end()) {
        error("unknown-node", to, fmt::format("no question or leaf is called '{}'", to.text),
              suggest(to.text, ids_));
      } else if (target->second.visits > 0) {
        error("two-ways", to, fmt::format("another answer leads to '{}' already", to.text),
              "each address has one way to it: make a second leaf or question");
      } else {
        visit(*target->second.whole);
      }
    }
  }

  void check_leaf(const JsonNode& leaf) {
    reader_.references.check_code(record_, leaf.at("code"));
    for (const JsonNode& neighbor : leaf.at("not").items) {
      const JsonNode& code = neighbor.at("code");
      reader_.references.check_code(record_, code);
      if (code.text == leaf.at("code").text) {
        error("foreign-decision", code,
              fmt::format("'{}' is the leaf's own code and no neighbor", code.text), "");
      }
    }
  }

  const CrossReader& reader_;
  const LoadedRecord& record_;
  std::map<std::string, Node> nodes_;
  std::vector<std::string> ids_;  // in the order of the file
};

}  // namespace

std::vector<DecisionTree> load_decisions(const CrossReader& reader, const std::string& path) {
  std::vector<DecisionTree> trees;
  reader.for_each_file(path, ".json", "decision trees", [&](const auto& file, const auto& slug) {
    const auto record = reader.records.load(file, "decision");
    if (!record) return;
    TreeCheck(reader, *record).run();
    trees.push_back(read_decision_tree(record->root, slug));
  });
  std::sort(trees.begin(), trees.end(), [](const DecisionTree& a, const DecisionTree& b) {
    return std::tie(a.order, a.slug) < std::tie(b.order, b.slug);
  });
  return trees;
}

}  // namespace statusbook
