#include "catalogue/sending_check.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "catalogue/example_check.hpp"
#include "http/lint.hpp"
#include "support/suggestion.hpp"

namespace statusbook {
namespace {

const Example* example_of(const StatusCode& code) {
  for (const Example& example : code.examples) {
    if (example.name == code.sending.example) return &example;
  }
  return nullptr;
}

std::vector<http::Field> fields_of(const StatusCode& code) {
  const Example* example = example_of(code);
  if (example == nullptr) return {};
  const http::StatusFactsTable no_facts;  // here only the parts are wanted
  http::LintResult result = http::lint(example->response, lint_options_of(*example, no_facts));
  for (http::Response& response : result.responses) {
    if (response.code == code.code) return std::move(response.fields);
  }
  return {};
}

// Why no code that people write may send it; empty when it may.
std::string_view obstacle(const StatusCode& code) {
  if (code.standing != "registered") return "it is not a registered code in use";
  if (code.presence != "on the wire") return "it is never a response's own status";
  if (code.interim) return "it is an interim response";
  if (code.deprecated) return "it is deprecated";
  return {};
}

class SendingCheck {
 public:
  SendingCheck(const LoadedRecord& record, const StatusCode& code, Diagnostics& report)
      : record_(record),
        node_(record.root.at("sending")),
        code_(code),
        sending_(code.sending),
        report_(report) {}

  void check() {
    check_rule();
    check_note();
    if (sending_.has_code()) {
      check_content();
      check_fields();
      check_mandatory_fields();
    } else {
      check_nothing_is_sent();
    }
  }

 private:
  void error(std::string_view error_code, const JsonNode& node, std::string message,
             std::string hint) {
    report_.error(std::string(error_code), record_.locate(node), std::move(message),
                  std::move(hint));
  }

  void check_rule() {
    const std::string_view reason = obstacle(code_);
    const bool by_origin = std::find(code_.senders.begin(), code_.senders.end(), "origin server") !=
                           code_.senders.end();
    if (sending_.has_code() && !reason.empty()) {
      error("contradictory-sending", node_.at("rule"),
            fmt::format("code {} cannot be sent '{}': {}", code_.key, sending_.rule, reason),
            R"(write "not at all", and why in "note")");
    } else if (sending_.rule == "freely" && !by_origin) {
      error("contradictory-sending", node_.at("rule"),
            fmt::format("code {} cannot be sent 'freely': no origin server is among its senders",
                        code_.key),
            R"(write "as a gateway" or "not at all", and why in "note")");
    }
  }

  void check_note() {
    if (sending_.rule == "freely" || !sending_.note.empty()) return;
    error("missing-sending-note", node_.at("rule"),
          fmt::format("'{}' needs a reason that the page can print", sending_.rule),
          "add a \"note\" that is true of this code");
  }

  void check_nothing_is_sent() {
    for (const JsonMember& member : node_.members) {
      if (member.name == "rule" || member.name == "note") continue;
      error("unused-sending", member.value,
            fmt::format("nothing uses '{}' of a code that is not sent at all", member.name),
            "take it out");
    }
  }

  void check_content() {
    if (!sending_.detail.empty() && !sending_.json.empty()) {
      error("two-contents", node_.at("json"), "a response has 'detail' or 'json', not both",
            "keep the one that fits");
    }
    const bool has_content = !sending_.detail.empty() || !sending_.json.empty();
    if (!has_content || code_.content.rule != "forbidden") return;
    error("content-not-allowed", node_.at(sending_.detail.empty() ? "json" : "detail"),
          fmt::format("a {} response has no content", code_.code), "take it out");
  }

  void check_fields() {
    if (!sending_.example.empty() && example_of(code_) == nullptr) {
      std::vector<std::string> names;
      for (const Example& example : code_.examples)
        names.push_back(example.name);
      error("unknown-example", node_.at("example"),
            fmt::format("there is no '{}.response.http' here", sending_.example),
            suggest(sending_.example, names));
      return;
    }
    std::vector<std::string> known;
    for (const http::Field& field : fields_of(code_))
      known.emplace_back(field.name);
    for (const JsonNode& name : node_.at("fields").items) {
      if (sent_value(code_, name.text)) continue;
      error("field-not-in-example", name,
            fmt::format("the example has no field '{}', so its value is not known", name.text),
            suggest(name.text, known));
    }
  }

  void check_mandatory_fields() {
    for (const FieldRequirement& field : code_.fields) {
      const auto& named = sending_.fields;
      if (field.level != "MUST" || !field.always ||
          std::find(named.begin(), named.end(), field.name) != named.end()) {
        continue;
      }
      error("missing-mandatory-field", node_.at("rule"),
            fmt::format("a {} without {} would be wrong", code_.code, field.name),
            fmt::format(R"(add "{}" to "fields")", field.name));
    }
  }

  const LoadedRecord& record_;
  const JsonNode& node_;
  const StatusCode& code_;
  const Sending& sending_;
  Diagnostics& report_;
};

}  // namespace

void check_sending(const LoadedRecord& record, const StatusCode& code, Diagnostics& report) {
  SendingCheck(record, code, report).check();
}

std::optional<std::string> sent_value(const StatusCode& code, std::string_view field) {
  for (const http::Field& present : fields_of(code)) {
    if (present.is(field)) return std::string(present.value);
  }
  return std::nullopt;
}

}  // namespace statusbook
