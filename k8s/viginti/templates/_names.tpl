{{- define "viginti.labels" -}}
app.kubernetes.io/part-of: viginti
app.kubernetes.io/instance: {{ .Release.Name }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{- end -}}

{{- define "viginti.secret" -}}
{{- .Values.secrets.existing | default (printf "%s-secrets" .Release.Name) -}}
{{- end -}}

{{/* The setting under which the others look for a service: auth-service -> VIGINTI_AUTH_URL. */}}
{{- define "viginti.urlSetting" -}}
VIGINTI_{{ trimSuffix "-service" . | replace "-" "_" | upper }}_URL
{{- end -}}
