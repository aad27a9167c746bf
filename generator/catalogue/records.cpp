#include "catalogue/records.hpp"

#include <charconv>

namespace statusbook {
namespace {

// Every item of a list member, each made into an Item; none when the member is missing.
template <typename Read>
auto list_of(const JsonNode& object, std::string_view name, Read read) {
  std::vector<decltype(read(object))> items;
  for (const JsonNode& item : object.at(name).items)
    items.push_back(read(item));
  return items;
}

// An object member made into an Item, whose members are empty when it is missing.
template <typename Read>
auto object_of(const JsonNode& object, std::string_view name, Read read) {
  return read(object.at(name));
}

Specification read_specification(const JsonNode& node) {
  return {text_of(node, "document"), text_of(node, "section"), text_of(node, "url")};
}

RegistryEntry read_registry(const JsonNode& node) {
  return {text_of(node, "name"), text_of(node, "reference"), text_of(node, "date")};
}

Caching read_caching(const JsonNode& node) {
  return {truth_of(node, "heuristic"), text_of(node, "storable"), text_of(node, "note")};
}

FieldRequirement read_field(const JsonNode& node) {
  return {text_of(node, "name"),
          text_of(node, "level"),
          text_of(node, "who"),
          text_of(node, "when"),
          text_of(node, "applies") == "always",
          text_of(node, "section")};
}

Requirement read_requirement(const JsonNode& node) {
  return {text_of(node, "level"), text_of(node, "who"), text_of(node, "what"),
          text_of(node, "section")};
}

Retry read_retry(const JsonNode& node) {
  return {text_of(node, "rule"), text_of(node, "advice"), text_of(node, "section")};
}

Redirect read_redirect(const JsonNode& node) {
  return {text_of(node, "permanence"), text_of(node, "method"), text_of(node, "standard"),
          text_of(node, "browsers"), text_of(node, "curl")};
}

Decision read_decision(const JsonNode& node) {
  return {text_of(node, "code"), text_of(node, "when")};
}

Behavior read_behavior(const JsonNode& node) {
  return {text_of(node, "who"), text_of(node, "does"), text_of(node, "source")};
}

ReasonPhrase read_reason_phrase(const JsonNode& node) {
  return {text_of(node, "software"), text_of(node, "phrase"), text_of(node, "source")};
}

Subcodes read_subcodes(const JsonNode& node) {
  return {text_of(node, "heading"), text_of(node, "note"),
          list_of(node, "rows", [](const JsonNode& row) {
            return Subcode{text_of(row, "code"), text_of(row, "meaning")};
          })};
}

GuideCard read_card(const JsonNode& node) {
  return {text_of(node, "code"), text_of(node, "label"), text_of(node, "line"),
          texts_of(node, "causes")};
}

SenderMatrix read_matrix(const JsonNode& node) {
  return {text_of(node, "note"),
          list_of(node, "columns",
                  [](const JsonNode& column) {
                    return SenderMatrix::Column{text_of(column, "name"), text_of(column, "source")};
                  }),
          list_of(node, "rows", [](const JsonNode& row) {
            return SenderMatrix::Row{text_of(row, "case"), texts_of(row, "cells")};
          })};
}

DecisionQuestion read_question(const JsonNode& node) {
  return {text_of(node, "id"), text_of(node, "question"), text_of(node, "help"),
          list_of(node, "answers", [](const JsonNode& answer) {
            return DecisionAnswer{text_of(answer, "label"), text_of(answer, "to")};
          })};
}

DecisionLeaf read_leaf(const JsonNode& node) {
  return {text_of(node, "id"), text_of(node, "code"), text_of(node, "because"),
          list_of(node, "not", [](const JsonNode& neighbor) {
            return DecisionLeaf::Neighbor{text_of(neighbor, "code"), text_of(neighbor, "why")};
          })};
}

QuizQuestion read_quiz_question(const JsonNode& node) {
  return {text_of(node, "id"),
          text_of(node, "difficulty"),
          text_of(node, "scenario"),
          text_of(node, "question"),
          list_of(node, "choices",
                  [](const JsonNode& choice) {
                    return QuizChoice{text_of(choice, "code"), truth_of(choice, "right"),
                                      text_of(choice, "why")};
                  }),
          text_of(node, "source")};
}

RetryingClient read_client(const JsonNode& node) {
  return {text_of(node, "client"),  text_of(node, "version"),
          texts_of(node, "codes"),  text_of(node, "connection_failures"),
          text_of(node, "methods"), text_of(node, "retry_after"),
          text_of(node, "limits"),  text_of(node, "source")};
}

PhrasesOfCode read_phrases(const JsonNode& node) {
  return {text_of(node, "code"), list_of(node, "phrases", [](const JsonNode& use) {
            return PhraseUse{text_of(use, "by"), text_of(use, "phrase"), text_of(use, "source")};
          })};
}

GrpcStatus read_grpc_status(const JsonNode& node) {
  return {text_of(node, "status"), integer_of(node, "number"), text_of(node, "code"),
          text_of(node, "why")};
}

GrpcReading read_grpc_reading(const JsonNode& node) {
  return {text_of(node, "code"), text_of(node, "status")};
}

CrawlerRule read_crawler_rule(const JsonNode& node) {
  return {texts_of(node, "codes"), text_of(node, "case"),   text_of(node, "crawler"),
          text_of(node, "page"),   text_of(node, "robots"), text_of(node, "source")};
}

Constant read_constant(const JsonNode& node) {
  return {text_of(node, "code"),       text_of(node, "name"),    text_of(node, "since"),
          text_of(node, "deprecated"), text_of(node, "removed"), text_of(node, "note")};
}

Sending read_sending(const JsonNode& node) {
  Sending sending{text_of(node, "rule"),    text_of(node, "note"),   text_of(node, "example"),
                  texts_of(node, "fields"), text_of(node, "detail"), {}};
  for (const JsonMember& member : node.at("json").members) {
    sending.json.push_back(
        {member.name, member.value.text, member.value.kind == JsonNode::Kind::text});
  }
  return sending;
}

LintException read_lint_exception(const JsonNode& node) {
  return {text_of(node, "example"), text_of(node, "rule"), text_of(node, "reason")};
}

}  // namespace

std::string text_of(const JsonNode& object, std::string_view name) {
  return object.at(name).text;
}

int integer_of(const JsonNode& object, std::string_view name) {
  const std::string digits = text_of(object, name);
  int value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

bool truth_of(const JsonNode& object, std::string_view name) {
  return object.at(name).truth;
}

std::vector<std::string> texts_of(const JsonNode& object, std::string_view name) {
  return list_of(object, name, [](const JsonNode& node) { return node.text; });
}

StatusCode read_status_code(const JsonNode& record, std::string key) {
  StatusCode code;
  code.key = std::move(key);
  code.code = integer_of(record, "code");
  code.name = text_of(record, "name");
  code.known_as = text_of(record, "known_as");
  code.family = text_of(record, "family");
  code.standing = text_of(record, "standing");
  code.meaning = text_of(record, "meaning");
  code.answer = text_of(record, "answer");
  code.description = text_of(record, "description");
  code.use_when = text_of(record, "use_when");
  code.specification = object_of(record, "specification", read_specification);
  code.first_defined = text_of(record, "first_defined");
  code.former_names = list_of(record, "former_names", [](const JsonNode& node) {
    return FormerName{text_of(node, "name"), text_of(node, "where")};
  });
  if (const JsonNode* registry = record.find("registry")) code.registry = read_registry(*registry);
  code.senders = texts_of(record, "senders");
  code.fault = texts_of(record, "fault");
  code.temporary = text_of(record, "temporary");
  code.presence = record.find("presence") == nullptr ? "on the wire" : text_of(record, "presence");
  code.wire_status = integer_of(record, "wire_status");
  code.interim = truth_of(record, "interim");
  code.content = object_of(record, "content", [](const JsonNode& node) {
    return ContentRule{text_of(node, "rule"), text_of(node, "note")};
  });
  code.caching = object_of(record, "caching", read_caching);
  code.fields = list_of(record, "fields", read_field);
  code.requirements = list_of(record, "requirements", read_requirement);
  code.retry = object_of(record, "retry", read_retry);
  if (const JsonNode* redirect = record.find("redirect")) code.redirect = read_redirect(*redirect);
  code.behavior = list_of(record, "behavior", read_behavior);
  code.popularity = text_of(record, "popularity");
  code.recommended = truth_of(record, "recommended");
  code.deprecated = truth_of(record, "deprecated");
  code.common_use = text_of(record, "common_use");
  code.notes = texts_of(record, "notes");
  code.telling_note = text_of(record, "telling_note");
  if (!code.telling_note.empty()) code.notes.insert(code.notes.begin(), code.telling_note);
  code.reason_phrases = list_of(record, "reason_phrases", read_reason_phrase);
  code.grpc = texts_of(record, "grpc");
  code.related = list_of(record, "related", [](const JsonNode& node) {
    return RelatedCode{text_of(node, "code"), text_of(node, "why")};
  });
  code.lint_exceptions = list_of(record, "lint_exceptions", read_lint_exception);
  for (const JsonMember& member : record.at("example_titles").members)
    code.example_titles.push_back({member.name, member.value.text});
  code.sending = object_of(record, "sending", read_sending);
  code.search_terms = texts_of(record, "search_terms");
  code.sources = texts_of(record, "sources");
  code.updated = text_of(record, "updated");
  return code;
}

Family read_family(const JsonNode& record, std::string slug) {
  Family family;
  family.slug = std::move(slug);
  family.name = text_of(record, "name");
  family.label = text_of(record, "label");
  family.order = integer_of(record, "order");
  family.color = text_of(record, "color");
  family.kind = text_of(record, "kind");
  family.first_digit = integer_of(record, "first_digit");
  family.description = text_of(record, "description");
  family.introduction = texts_of(record, "introduction");
  if (const JsonNode* subcodes = record.find("subcodes"))
    family.subcodes = read_subcodes(*subcodes);
  return family;
}

Comparison read_comparison(const JsonNode& record) {
  Comparison comparison;
  const std::vector<std::string> codes = texts_of(record, "codes");
  comparison.a = codes.empty() ? "" : codes.front();
  comparison.b = codes.empty() ? "" : codes.back();
  comparison.description = text_of(record, "description");
  comparison.verdict = text_of(record, "verdict");
  comparison.decision = list_of(record, "decision", read_decision);
  comparison.test = text_of(record, "test");
  comparison.updated = text_of(record, "updated");
  return comparison;
}

Guide read_guide(const JsonNode& record, std::string slug) {
  Guide guide;
  guide.slug = std::move(slug);
  guide.title = text_of(record, "title");
  guide.description = text_of(record, "description");
  guide.answer = text_of(record, "answer");
  guide.cards = list_of(record, "cards", read_card);
  guide.decision = list_of(record, "decision", read_decision);
  guide.insight = text_of(record, "insight");
  if (const JsonNode* matrix = record.find("matrix")) guide.matrix = read_matrix(*matrix);
  guide.updated = text_of(record, "updated");
  return guide;
}

DecisionTree read_decision_tree(const JsonNode& record, std::string slug) {
  DecisionTree tree;
  tree.slug = std::move(slug);
  tree.title = text_of(record, "title");
  tree.description = text_of(record, "description");
  tree.order = integer_of(record, "order");
  tree.introduction = text_of(record, "introduction");
  tree.questions = list_of(record, "questions", read_question);
  tree.leaves = list_of(record, "leaves", read_leaf);
  tree.updated = text_of(record, "updated");
  return tree;
}

Article read_article(const JsonNode& record, std::string slug) {
  Article article;
  article.slug = std::move(slug);
  article.title = text_of(record, "title");
  article.description = text_of(record, "description");
  article.lead = text_of(record, "lead");
  article.codes = texts_of(record, "codes");
  article.published = text_of(record, "published");
  article.updated = text_of(record, "updated");
  return article;
}

FactTable read_fact_table(const JsonNode& record, std::string slug) {
  FactTable table;
  table.slug = std::move(slug);
  table.title = text_of(record, "title");
  table.description = text_of(record, "description");
  table.introduction = texts_of(record, "introduction");
  table.sources = texts_of(record, "sources");
  table.updated = text_of(record, "updated");
  table.clients = list_of(record, "clients", read_client);
  table.phrases = list_of(record, "phrases", read_phrases);
  table.statuses = list_of(record, "statuses", read_grpc_status);
  table.readings = list_of(record, "readings", read_grpc_reading);
  table.crawlers = list_of(record, "crawlers", read_crawler_rule);
  return table;
}

Quiz read_quiz(const JsonNode& record) {
  return {list_of(record, "questions", read_quiz_question), text_of(record, "updated")};
}

Topic read_topic(const JsonNode& record) {
  return {text_of(record, "id"), text_of(record, "title"), texts_of(record, "codes")};
}

QuickDecision read_quick_decision(const JsonNode& record) {
  return {text_of(record, "title"), text_of(record, "after"),
          list_of(record, "rules", read_decision)};
}

Source read_source(const JsonNode& record) {
  return {text_of(record, "id"), text_of(record, "title"), text_of(record, "url"),
          text_of(record, "read")};
}

FieldDescription read_field_description(const JsonNode& record) {
  return {text_of(record, "name"), text_of(record, "in"), text_of(record, "does"),
          text_of(record, "section"), text_of(record, "source")};
}

ConstantLibrary read_constant_library(const JsonNode& record) {
  ConstantLibrary library{text_of(record, "id"),
                          text_of(record, "language"),
                          text_of(record, "library"),
                          text_of(record, "prefix"),
                          text_of(record, "kind") == "phrases",
                          text_of(record, "source"),
                          list_of(record, "names", read_constant)};
  for (Constant& constant : library.names) {
    if (constant.since.empty()) constant.since = text_of(record, "since");
  }
  return library;
}

}  // namespace statusbook
