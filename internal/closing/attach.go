package closing

import (
	"context"

	"daybook/internal/posting"
)

func (s *Service) attachment(context.Context, *Full) (*posting.AttachmentContent, error) {
	return nil, nil
}
