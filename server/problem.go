package server

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"tifa/pipeline"
)

// problem is an error as RFC 9457 has it.
func problem(status int, detail string, errs ...error) error {
	return huma.NewError(status, detail, errs...)
}

// invalid is the error of a field of the request.
func invalid(location, message string) error {
	return problem(http.StatusUnprocessableEntity, location+": "+message, &huma.ErrorDetail{Location: location, Message: message})
}

// retryLater is an error that time mends.
func retryLater(err error) error {
	return huma.ErrorWithHeaders(err, http.Header{"Retry-After": {"1"}})
}

// failure gives the problem that an error of the work on a document is.
func failure(err error) error {
	if field, ok := errors.AsType[*pipeline.FieldError](err); ok {
		return invalid("body."+field.Field, field.Error())
	}
	switch {
	case errors.Is(err, errBusy):
		return retryLater(problem(http.StatusTooManyRequests, err.Error()))
	case errors.Is(err, errNoTurn):
		return retryLater(problem(http.StatusServiceUnavailable, err.Error()))
	case errors.Is(err, context.DeadlineExceeded):
		return problem(http.StatusGatewayTimeout, "the document took longer than it may: send a shorter one")
	case errors.Is(err, context.Canceled):
		return problem(statusClosed, "the client has gone")
	}
	return problem(http.StatusInternalServerError, "the document could not be annotated: "+err.Error())
}

// statusClosed stands in logs where nobody waits for the answer.
const statusClosed = 499

// crashed is the problem of a mistake in this program; the log has more under the id.
func crashed(id string) error {
	return &huma.ErrorModel{
		Status: http.StatusInternalServerError, Title: http.StatusText(http.StatusInternalServerError),
		Detail: "something is wrong in tifa itself: please report it with what the log says of this id", Instance: "urn:tifa:request:" + id,
	}
}

// modelOf gives what is written of a problem.
func modelOf(err error) *huma.ErrorModel {
	var model *huma.ErrorModel
	if !errors.As(err, &model) {
		model = &huma.ErrorModel{Status: http.StatusInternalServerError, Title: http.StatusText(http.StatusInternalServerError), Detail: err.Error()}
	}
	return model
}

// writeProblem answers with a problem, where no operation does.
func writeProblem(w http.ResponseWriter, err error) {
	if headers, ok := errors.AsType[huma.HeadersError](err); ok {
		maps.Copy(w.Header(), headers.GetHeaders())
	}
	model := modelOf(err)
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(model.Status)
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(model) // whoever cannot be written to has gone
}

// plainProblems takes values of the request out of problems, which may be long and
// are known to whoever sent them, and says in the detail what is wrong.
func plainProblems(_ huma.Context, _ string, v any) (any, error) {
	model, ok := v.(*huma.ErrorModel)
	if !ok {
		return v, nil
	}
	for _, e := range model.Errors {
		e.Value = nil
	}
	if model.Detail == "validation failed" && len(model.Errors) > 0 {
		model.Detail = model.Errors[0].Location + ": " + model.Errors[0].Message
	}
	return model, nil
}
