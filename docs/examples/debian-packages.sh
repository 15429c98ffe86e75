#!/usr/bin/env bash
# Loads this machine's own package index (about 60,000 packages and their maintainers) into a custom object.
# Needs apt, curl and a mesh that runs (./viginti up). It may be repeated. What it reads stays on this machine.
#
#   docs/examples/debian-packages.sh          everything
#   PACKAGES=2000 docs/examples/debian-packages.sh   the first 2,000 packages only
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

URL=${VIGINTI_URL:-http://localhost:$((8080 + ${VIGINTI_PORT_OFFSET:-0}))}
WORK=${WORK:-${TMPDIR:-/tmp}/viginti-debian-packages}
PACKAGES=${PACKAGES:-1000000}
command -v apt-cache >/dev/null || { echo "apt is not at hand" >&2; exit 1; }
mkdir -p "$WORK"

# api <operation> [variables as JSON]: prints the answer, fails when it holds errors.
api() {
  local query answer
  query=$(printf '%s' "$1" | sed -e 's/\\/\\\\/g' -e 's/"/\\"/g' | tr '\n' ' ')
  answer=$(curl -sS "$URL/graphql" -H 'content-type: application/json' ${VIGINTI_TOKEN:+-H "authorization: Bearer $VIGINTI_TOKEN"} \
    -d "{\"query\":\"$query\",\"variables\":${2:-{\}}}")
  if printf '%s' "$answer" | grep -q '"errors"'; then
    echo "$answer" >&2
    return 1
  fi
  printf '%s\n' "$answer"
}

# The first value of a key in an answer.
value() {
  sed -n "s/.*\"$1\" *: *\"\([^\"]*\)\".*/\1/p" | head -n 1
}

# A token of yours (VIGINTI_TOKEN), a user of yours (VIGINTI_EMAIL, VIGINTI_PASSWORD), or the demo user.
IMPORT=(./viginti import --url "$URL")
if [ -z "${VIGINTI_TOKEN:-}" ]; then
  VIGINTI_EMAIL=${VIGINTI_EMAIL:-tim@viginti.dev}
  export VIGINTI_PASSWORD=${VIGINTI_PASSWORD:-$(sed -n 's/^demo-password=//p' "${VIGINTI_HOME:-.viginti}/secrets")}
  # The import signs in again when its token has expired.
  IMPORT+=(--email "$VIGINTI_EMAIL")
  VIGINTI_TOKEN=$(api 'mutation($email: String!, $password: String!) { signIn(email: $email, password: $password) { accessToken } }' \
    "{\"email\":\"$VIGINTI_EMAIL\",\"password\":\"$VIGINTI_PASSWORD\"}" | value accessToken)
else
  export VIGINTI_TOKEN
fi

echo "== package index to NDJSON ($WORK)"
apt-cache dumpavail | awk -v most="$PACKAGES" -v people="$WORK/people.ndjson" -v packages="$WORK/packages.ndjson" '
  function text(s) { gsub(/\\/, "\\\\\\\\", s); gsub(/"/, "\\\"", s); gsub(/[\001-\037]/, " ", s); return "\"" s "\"" }
  function field(line) { sub(/^[^:]*: */, "", line); return line }
  function finish(   mail, name, first, last, n, words, row) {
    if (package == "" || count >= most) { package = ""; return }
    count++
    row = "{\"name\":" text(package) ",\"packageVersion\":" text(version) ",\"section\":" text(section) ",\"summary\":" text(summary)
    if (size != "") row = row ",\"installedKilobytes\":" size
    if (homepage ~ /^https?:\/\//) row = row ",\"homepage\":" text(homepage)
    if (priority ~ /^(required|important|standard|optional|extra)$/) row = row ",\"priority\":\"" toupper(priority) "\""
    if (match(maintainer, /<[^<>@ ]+@[^<>@ ]+>/)) {
      mail = tolower(substr(maintainer, RSTART + 1, RLENGTH - 2))
      name = substr(maintainer, 1, RSTART - 1); gsub(/^[ "]+|[ "]+$/, "", name)
      row = row ",\"maintainer\":" text(mail)
      if (!(mail in seen)) {
        seen[mail] = 1
        n = split(name, words, " "); last = n > 1 ? words[n] : ""
        first = n > 1 ? substr(name, 1, length(name) - length(last) - 1) : name
        print "{\"name\":{\"firstName\":" text(first) ",\"lastName\":" text(last) "},\"emails\":{\"primaryEmail\":" text(mail) "}}" > people
      }
    }
    print row "}" > packages
    package = ""; version = ""; section = ""; summary = ""; size = ""; homepage = ""; priority = ""; maintainer = ""
  }
  /^Package: /        { finish(); package = field($0) }
  /^Version: /        { version = field($0) }
  /^Section: /        { section = field($0) }
  /^Priority: /       { priority = field($0) }
  /^Homepage: /       { homepage = field($0) }
  /^Maintainer: /     { maintainer = field($0) }
  /^Installed-Size: / { size = field($0) + 0 }
  /^Description: /    { summary = field($0) }
  END { finish() }'
wc -l "$WORK"/*.ndjson

echo "== the custom object debianPackage"
if api '{ object(nameSingular: "debianPackage") { id } }' | grep -q '"object" *: *null'; then
  OBJECT=$(api 'mutation { createObject(data: {nameSingular: "debianPackage", namePlural: "debianPackages", labelSingular: "Debian package", labelPlural: "Debian packages", icon: "IconPackage"}) { id } }' | value id)
  PERSON=$(api '{ object(nameSingular: "person") { id } }' | value id)
  field() { api "mutation(\$object: ID!) { createField(data: {objectId: \$object, $1}) { id } }" "{\"object\":\"$OBJECT\"}" >/dev/null; }
  field 'name: "packageVersion", label: "Version", type: TEXT'
  field 'name: "section", label: "Section", type: TEXT'
  field 'name: "summary", label: "Summary", type: TEXT'
  field 'name: "homepage", label: "Homepage", type: LINK'
  field 'name: "installedKilobytes", label: "Installed size (KiB)", type: NUMBER'
  field 'name: "priority", label: "Priority", type: SELECT, options: [{value: "REQUIRED", label: "Required"}, {value: "IMPORTANT", label: "Important"}, {value: "STANDARD", label: "Standard"}, {value: "OPTIONAL", label: "Optional"}, {value: "EXTRA", label: "Extra"}]'
  field "name: \"maintainer\", label: \"Maintainer\", type: RELATION, relation: {type: MANY_TO_ONE, targetObjectId: \"$PERSON\", targetFieldName: \"debianPackages\", targetFieldLabel: \"Debian packages\"}"
fi

echo "== import"
# 2 says that some rows were refused; they are in <file>.rejects.ndjson.
"${IMPORT[@]}" "$WORK/people.ndjson" --object person --key emails.primaryEmail || [ $? -eq 2 ]
"${IMPORT[@]}" "$WORK/packages.ndjson" --object debianPackage --key name --link maintainer=person || [ $? -eq 2 ]

echo "== the largest packages and who maintains them"
api '{ debianPackages(orderBy: [{installedKilobytes: DescNullsLast}], limit: 5) { name packageVersion installedKilobytes maintainer { name { firstName lastName } } } }'
echo "== packages of the PostgreSQL maintainers"
api '{ people(filter: {emails: {primaryEmail: {eq: "team+postgresql@tracker.debian.org"}}}) { name { firstName lastName } debianPackages(filter: {priority: {eq: OPTIONAL}}, orderBy: [{name: AscNullsLast}], limit: 5) { name summary } } }'
