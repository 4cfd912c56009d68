package main

import (
	"context"
	"io"
)

// until is an input that ends with the context, even while somebody waits for more of
// it, as at a terminal.
func until(ctx context.Context, in io.Reader) io.Reader {
	out, feed := io.Pipe()
	context.AfterFunc(ctx, func() { feed.CloseWithError(ctx.Err()) })
	go func() {
		_, err := io.Copy(feed, in)
		feed.CloseWithError(err)
	}()
	return out
}
