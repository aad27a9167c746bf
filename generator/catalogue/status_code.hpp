#pragma once

// The facts of one status code, as content/codes/<key>/ gives them, with its prose and its
// examples. Plain values that own their text; terms are those of RFC 9110. Enumerations of the
// schema stay text: the schema has checked them, and pages print them as they are.

#include <optional>
#include <string>
#include <vector>

#include "catalogue/prose.hpp"
#include "catalogue/request_path.hpp"
#include "support/source_text.hpp"

namespace statusbook {

struct Specification {
  std::string document;  // "RFC 9110"
  std::string section;   // "15.6.3"; empty when the document has no sections
  std::string url;
};

struct FormerName {
  std::string name;
  std::string where;
};

struct RegistryEntry {  // of the IANA HTTP Status Code Registry
  std::string name;
  std::string reference;
  std::string date;  // of the registry when it was read, YYYY-MM-DD
};

struct ContentRule {
  std::string rule;  // required, recommended, allowed, forbidden, not applicable
  std::string note;
};

struct Caching {
  bool heuristic = false;  // RFC 9110 15.1 or the code's own RFC
  std::string storable;    // by default, if marked, never, not applicable
  std::string note;
};

struct FieldRequirement {
  std::string name;
  std::string level;  // MUST, SHOULD …; "no keyword" where the text uses none
  std::string who;
  std::string when;
  bool always = false;  // whatever the request was
  std::string section;
};

struct Requirement {
  std::string level;
  std::string who;
  std::string what;
  std::string section;
};

struct Retry {
  std::string rule;  // not needed, after a change, if idempotent, after a delay, any method, no
  std::string advice;
  std::string section;
};

struct Redirect {
  std::string permanence;  // permanent, temporary, neither
  std::string method;      // kept, POST may become GET, becomes GET, not followed
  std::string standard;
  std::string browsers;
  std::string curl;  // empty when nothing is known
};

struct Behavior {
  std::string who;  // browsers, caches, clients, crawlers, proxies
  std::string does;
  std::string source;  // a section, or the id of a Source
};

struct ReasonPhrase {
  std::string software;
  std::string phrase;
  std::string source;
};

struct RelatedCode {
  std::string code;  // a key
  std::string why;
};

struct LintException {
  std::string example;
  std::string rule;
  std::string reason;
};

struct ContentMember {  // of a flat JSON object
  std::string name;
  std::string value;
  bool is_text = false;  // else an integer, as digits
};

// Whether and how code that people write sends it, for the ready-made snippets.
struct Sending {
  std::string rule;                 // freely, as a gateway, by the server, not at all
  std::string note;                 // the warning, or why not; inline Markdown; empty when freely
  std::string example;              // names the Example that gives the fields' values
  std::vector<std::string> fields;  // names of fields that a snippet sets
  std::string detail;               // of problem details (RFC 9457); empty when there are none
  std::vector<ContentMember> json;  // of other content; empty when there is none

  bool has_code() const { return rule != "not at all"; }
};

struct ExampleTitle {
  std::string example;  // the Example's name
  std::string title;    // "A quota that is full until a date"
};

struct Example {
  std::string name;      // "" for response.http, "basic" for basic.response.http
  std::string response;  // raw bytes with CRLF
  std::string request;   // empty when the method does not matter
  std::string file;      // of the response, as messages show it
};

struct StatusCode {
  std::string key;  // the folder's name: "502", "499-esri"
  int code = 0;
  std::string name;
  std::string known_as;     // "Laravel": tells it from other meanings of its number; may be empty
  std::string family;       // a Family's slug
  std::string standing;     // registered, temporary, unused, obsoleted, unofficial
  std::string meaning;      // shortest useful meaning
  std::string answer;       // one sentence
  std::string description;  // for search engines; empty when the answer will do
  std::string use_when;  // completes "Return it when …", or "Expect it when …" for a vendor's code
  Specification specification;
  std::string first_defined;
  std::vector<FormerName> former_names;
  std::optional<RegistryEntry> registry;
  std::vector<std::string> senders;  // the usual one first
  std::vector<std::string> fault;    // where to look first
  std::string temporary;             // yes, usually, unknown, no, not applicable
  std::string presence;  // on the wire, log only, internal, in the content, client side, rumored
  int wire_status = 0;   // what is really sent, for a code that is not; 0 when nothing is known
  bool interim = false;
  ContentRule content;
  Caching caching;
  std::vector<FieldRequirement> fields;
  std::vector<Requirement> requirements;
  Retry retry;
  std::optional<Redirect> redirect;
  std::vector<Behavior> behavior;
  std::string popularity;  // common, occasional, rare, never sent
  bool recommended = false;
  bool deprecated = false;
  std::string common_use;
  std::string telling_note;  // the first of `notes`, if it is news beside any other code
  std::vector<std::string> notes;
  std::vector<ReasonPhrase> reason_phrases;
  std::vector<std::string> grpc;
  std::vector<RelatedCode> related;
  std::vector<LintException> lint_exceptions;
  std::vector<ExampleTitle> example_titles;
  Sending sending;
  std::vector<std::string> search_terms;  // what people type who mean this code
  std::vector<std::string> sources;
  std::string updated;  // YYYY-MM-DD

  Prose prose;
  std::vector<Example> examples;    // response.http first
  std::optional<RequestPath> path;  // where it arises, if a diagram has been drawn
};

// Registered for good and neither reserved nor retired.
bool is_in_use(const StatusCode& code);

// The headings of content/codes/<key>/page.md, in the order of the page.
const std::vector<HeadingRule>& code_headings();

}  // namespace statusbook
