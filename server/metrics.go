package server

import (
	"net/http"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"tifa"
	"tifa/models"
)

// metrics are what /metrics shows of one server.
type metrics struct {
	registry    *prometheus.Registry
	requests    *prometheus.CounterVec
	latency     *prometheus.HistogramVec
	inFlight    prometheus.Gauge
	worked      prometheus.Histogram
	documents   prometheus.Counter
	characters  prometheus.Counter
	annotations *prometheus.CounterVec
	errors      *prometheus.CounterVec
	panics      prometheus.Counter
	reloads     *prometheus.CounterVec
	pack        *prometheus.GaugeVec
}

func newMetrics(s *Server) *metrics {
	seconds := []float64{.0005, .001, .002, .005, .01, .02, .03, .05, .1, .2, .5, 1, 2, 5, 10}
	m := &metrics{
		registry:    prometheus.NewRegistry(),
		requests:    prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tifa_http_requests_total", Help: "Requests that were answered."}, []string{"route", "method", "status"}),
		latency:     prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: "tifa_http_request_duration_seconds", Help: "Time from the head of a request to the end of its answer.", Buckets: seconds}, []string{"route"}),
		inFlight:    prometheus.NewGauge(prometheus.GaugeOpts{Name: "tifa_http_requests_in_flight", Help: "Requests that are being answered."}),
		worked:      prometheus.NewHistogram(prometheus.HistogramOpts{Name: "tifa_work_duration_seconds", Help: "Time of the work alone, without the wait for a turn.", Buckets: seconds}),
		documents:   prometheus.NewCounter(prometheus.CounterOpts{Name: "tifa_documents_total", Help: "Documents that were annotated."}),
		characters:  prometheus.NewCounter(prometheus.CounterOpts{Name: "tifa_characters_total", Help: "Characters of those documents."}),
		annotations: prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tifa_annotations_total", Help: "Annotations that were made."}, []string{"label"}),
		errors:      prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tifa_batch_errors_total", Help: "Lines of batches that were answered with a problem."}, []string{"status"}),
		panics:      prometheus.NewCounter(prometheus.CounterOpts{Name: "tifa_panics_total", Help: "Mistakes in tifa that ended a request."}),
		reloads:     prometheus.NewCounterVec(prometheus.CounterOpts{Name: "tifa_reloads_total", Help: "Reloads of the dictionaries, by what became of them: taken or refused."}, []string{"result"}),
		pack:        prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: "tifa_pack_info", Help: "Version and dictionaries in force."}, []string{"version", "pack"}),
	}
	m.registry.MustRegister(
		m.requests, m.latency, m.inFlight, m.worked, m.documents, m.characters, m.annotations, m.errors, m.panics, m.reloads, m.pack,
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "tifa_requests_waiting", Help: "Requests that wait for a turn."}, func() float64 { return float64(s.turns.waiting.Load()) }),
		prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: "tifa_documents_in_flight", Help: "Documents that are worked on."}, func() float64 { return float64(len(s.turns.slots)) }),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	for _, l := range models.Labels() {
		m.annotations.WithLabelValues(string(l))
	}
	for _, result := range []string{"taken", "refused"} {
		m.reloads.WithLabelValues(result)
	}
	return m
}

func (m *metrics) handler() http.Handler {
	return promhttp.HandlerFor(m.registry, promhttp.HandlerOpts{})
}

func (m *metrics) answered(c *call, took time.Duration) {
	m.requests.WithLabelValues(c.route, methodOf(c.request), strconv.Itoa(c.status)).Inc()
	m.latency.WithLabelValues(c.route).Observe(took.Seconds())
}

func (m *metrics) annotated(d *models.Document) {
	m.documents.Inc()
	m.characters.Add(float64(utf8.RuneCountInString(d.Text)))
	for i := range d.Annotations {
		m.annotations.WithLabelValues(string(d.Annotations[i].Label)).Inc()
	}
}

// failed counts a line of a batch that was answered with a problem.
func (m *metrics) failed(status int) {
	m.errors.WithLabelValues(strconv.Itoa(status)).Inc()
}

func (m *metrics) reloaded(err error) {
	result := "taken"
	if err != nil {
		result = "refused"
	}
	m.reloads.WithLabelValues(result).Inc()
}

func (m *metrics) usePack(pack string) {
	m.pack.Reset()
	m.pack.WithLabelValues(tifa.Version, pack).Set(1)
}
